import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** A file of the build whose name changes with its content, packed or not. */
const hashedName = /-[0-9A-Z]{8}\.js(\.map)?(\.br|\.gz)?$/;

/**
 * Serves the files that are in `folder` now, at `/`: one route a file, so that no URL becomes a path on the disk.
 * Browsers keep a file whose name changes with its content; for any other they ask each time, and get 304 while it is the same.
 */
export function servePage(server: FastifyInstance, folder: string): void {
  if (!existsSync(folder)) return;
  void server.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (response, path) => {
      const kept = hashedName.test(path);
      void response.header('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
