import { hash } from 'node:crypto';

/** A strong tag of exactly this text, quotes included. */
export function etagOf(text: string): string {
  return `"${hash('sha1', text, 'base64')}"`;
}

/** Whether `If-None-Match` names the tag, by the weak comparison of RFC 9110: `W/` does not count. */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === etag || header.trim() === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
