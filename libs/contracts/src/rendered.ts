import { createHash } from 'node:crypto';
import type { Rendered } from './page.dto';

/** Writes an answer as JSON once, with its tag, to be kept and served many times. */
export function render<Body>(body: Body, total?: number): Rendered<Body> {
  const json = JSON.stringify(body);
  const etag = `"${createHash('sha1').update(json).digest('base64url')}"`;
  return total === undefined ? { json, etag } : { json, etag, total };
}
