import cors from '@fastify/cors';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The origins that `CORS_ORIGINS` lists, separated by commas; `*` stands for any. */
export function originsOf(setting: string): string[] {
  return setting.split(',').map((origin) => origin.trim());
}

/** Lets pages of the given origins call the API. */
export async function allowOrigins(app: NestFastifyApplication, origins: string[]): Promise<void> {
  await app.register(cors, {
    origin: origins.includes('*') ? '*' : origins,
    methods: 'GET, HEAD, POST, PUT, DELETE',
    allowedHeaders: 'Content-Type, Idempotency-Key, If-None-Match, X-Request-Id',
    // As one text: a list would be put together again for every answer.
    exposedHeaders: 'ETag, Idempotency-Replayed, Link, Retry-After, X-Request-Id, X-Total-Count',
    maxAge: 600,
    strictPreflight: false,
  });
}
