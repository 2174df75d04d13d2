import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sendText } from './answers';
import { etagOf } from './etag';

/** What stands in `index.html` for the script that goes first. */
const reference = '<script src="assets/early.js"></script>';

/** The page at `/`. */
export interface FrontPage {
  html: string;
  /** What a content policy calls the script within it. */
  scriptSource: string;
}

/**
 * `index.html` in `folder` with its first script inside, as the files are now: on a slow network that is a step less until the
 * data of the first view is asked for. Undefined where there is no page, or where it is not built.
 */
export function frontPageIn(folder: string): FrontPage | undefined {
  const [page, script] = [join(folder, 'index.html'), join(folder, 'assets/early.js')];
  if (!existsSync(page) || !existsSync(script)) return undefined;
  const text = readFileSync(script, 'utf8');
  const html = readFileSync(page, 'utf8').replace(reference, () => `<script>${text}</script>`);
  return { html, scriptSource: `'sha256-${hash('sha256', text, 'base64')}'` };
}

/** Serves the page. Browsers ask each time, and get 304 while it is the same. */
export function serveFrontPage(server: FastifyInstance, front: FrontPage): void {
  const page = { kept: front, text: front.html, etag: etagOf(front.html), type: 'text/html; charset=utf-8' };
  server.get('/', (_request, reply) => {
    sendText(reply, page);
    return reply;
  });
}
