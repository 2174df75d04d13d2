import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/**
 * Serves the files that are in `folder` now, at `/`: one route a file, so that no URL becomes a path on the disk.
 * Browsers ask each time whether a file has changed, and get 304 while it has not.
 */
export function servePage(server: FastifyInstance, folder: string): void {
  if (!existsSync(folder)) return;
  void server.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (response) => {
      void response.header('cache-control', 'no-cache');
    },
  });
}
