import { existsSync, readFileSync } from 'node:fs';
import { errorCodes } from '@app/contracts';
import type { FastifyInstance } from 'fastify';

/** A line of the table in docs/errors.md: code, status, meaning. */
const row = /^\| `(\w+)` +\| \d+ +\| (.*?) *\|$/gm;

/** Shows at `/docs/errors#<code>`, the `type` of every problem, what docs/errors.md says of the code. */
export function serveErrorPage(server: FastifyInstance, file: string): void {
  const page = errorPage(existsSync(file) ? readFileSync(file, 'utf8') : '');
  server.get('/docs/errors', (_request, reply) =>
    reply.headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' }).send(page),
  );
}

/** The page, given the text of docs/errors.md. */
export function errorPage(markdown: string): string {
  const meanings = new Map([...markdown.matchAll(row)].map(([, code, meaning]) => [code, meaning ?? '']));
  const entries = Object.entries(errorCodes).map(
    ([code, { status, title }]) =>
      `<dt id="${code}"><code>${code}</code> (${status})</dt><dd>${escaped(meanings.get(code) ?? title)}</dd>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Errors – Laurel</title>
<style>body{max-width:45rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui}dt{margin-top:1rem}:target{outline:2px solid}</style>
<h1>Errors</h1>
<dl>${entries.join('\n')}</dl>
</html>
`;
}

/** Markdown's code marks become code; what HTML would take for its own does not. */
function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/`([^`]+)`/g, '<code>$1</code>');
}
