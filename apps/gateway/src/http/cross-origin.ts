import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/** Lets pages of the given origins call the API; `*`: of any. */
export function allowOrigins(server: FastifyInstance, origins: string): void {
  const list = origins.split(',').map((origin) => origin.trim());
  void server.register(cors, {
    origin: list.includes('*') ? '*' : list,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: ['Content-Type', 'Idempotency-Key', 'If-None-Match', 'X-Request-Id'],
    exposedHeaders: ['ETag', 'Idempotency-Replayed', 'Link', 'Retry-After', 'X-Request-Id', 'X-Total-Count'],
    maxAge: 600,
    strictPreflight: false,
  });
}
