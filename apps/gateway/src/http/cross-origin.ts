import cors from '@fastify/cors';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Lets pages of the given origins, separated by commas, call the API; `*`: of any. */
export async function allowOrigins(app: NestFastifyApplication, setting: string): Promise<void> {
  const origins = setting.split(',').map((origin) => origin.trim());
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
