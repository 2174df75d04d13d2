import type { Answer, Client } from './client';

/** All pages of a list, by following its `Link` headers. */
export async function walk<Item>(api: Client, path: string): Promise<Item[][]> {
  const pages: Item[][] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const answer: Answer<Item[]> = await api.get<Item[]>(next);
    if (answer.status !== 200) throw new Error(`GET ${next} answers ${answer.status}`);
    pages.push(answer.body);
    if (pages.length > 1_000) throw new Error(`${path} never ends`);
    next = nextOf(answer);
  }
  return pages;
}

/** Where the page behind this one is; undefined on the last. */
export function nextOf({ headers }: Answer<unknown>): string | undefined {
  const target = /^<([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
  if (target === undefined) return undefined;
  const { pathname, search } = new URL(target, 'http://localhost');
  return pathname + search;
}
