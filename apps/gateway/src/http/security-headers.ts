import type { FastifyReply, FastifyRequest } from 'fastify';

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  "form-action 'self'",
  "object-src 'none'",
];

/**
 * helmet's headers, as constants: it would build them anew for each request, which costs more than reading a
 * board. No HSTS and no upgrade-insecure-requests: the server speaks plain HTTP, and so would the page.
 */
const headers = {
  'content-security-policy': policy.join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

/** Swagger UI styles itself from within its page. */
const docsHeaders = {
  ...headers,
  'content-security-policy': policy
    .join('; ')
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
};

/** JSON is shown to nobody: what protects a page from its neighbours would be bytes without use. */
const apiHeaders = { 'x-content-type-options': 'nosniff' };

/** An onRequest hook. */
export function secure({ url }: FastifyRequest, reply: FastifyReply, done: () => void): void {
  if (url.startsWith('/api/')) reply.headers(apiHeaders);
  else reply.headers(url.startsWith('/docs') ? docsHeaders : headers);
  done();
}
