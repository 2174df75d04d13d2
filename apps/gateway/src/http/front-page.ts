import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sendText } from './answers';
import { etagOf } from './etag';

const policyName = 'content-security-policy';
/** What stands in `index.html` for the script that goes first. */
const reference = '<script src="assets/early.js"></script>';

/**
 * Serves `index.html` of `folder` at `/` with its first script inside, as both files are now: on a slow network that is a step less until
 * the data of the first view is asked for. The content policy allows the script by its hash. Browsers ask each time, and get 304 while the
 * page is the same. Where the page is not built, it is served as it is.
 */
export function serveFrontPage(server: FastifyInstance, folder: string): void {
  const path = join(folder, 'index.html');
  if (!existsSync(path)) return;
  const script = scriptIn(folder);
  const html = readFileSync(path, 'utf8').replace(reference, (link) =>
    script === undefined ? link : `<script>${script}</script>`,
  );
  const allowed = script === undefined ? '' : ` 'sha256-${hash('sha256', script, 'base64')}'`;
  const page = { kept: {}, text: html, etag: etagOf(html), type: 'text/html; charset=utf-8' };
  server.get('/', (_request, reply) => {
    const policy = String(reply.getHeader(policyName));
    reply.header(policyName, policy.replace("script-src 'self'", `$&${allowed}`));
    sendText(reply, page);
    return reply;
  });
}

/** Throws where the script would end before its end. */
function scriptIn(folder: string): string | undefined {
  const path = join(folder, 'assets/early.js');
  if (!existsSync(path)) return undefined;
  const script = readFileSync(path, 'utf8');
  if (/<\/script|<!--/i.test(script)) throw new Error(`${path} cannot stand in a page`);
  return script;
}
