export type Query = Record<string, string | number | undefined>;

/** What a request asks for. */
export interface Asked {
  path: string;
  query: Query;
}

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  query?: Query;
  body?: unknown;
  repeatKey?: string;
  signal?: AbortSignal;
}

const deadlineMs = 15_000;

export function addressOf({ path, query }: Asked): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]));
  return given.length > 0 ? `${path}?${search}` : path;
}

function requestOf({ method = 'GET', body, repeatKey, signal }: Call): RequestInit {
  const deadline = AbortSignal.timeout(deadlineMs);
  return {
    method,
    cache: 'no-cache',
    signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    headers: {
      Accept: 'application/json, application/problem+json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(repeatKey === undefined ? {} : { 'Idempotency-Key': repeatKey }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

/** A response that has come whole. */
export interface Answer {
  response: Response;
  text: string;
}

/** Errors: the browser's, where none comes. */
export async function answerTo(address: string, call: Call): Promise<Answer> {
  const response = await fetch(address, requestOf(call));
  return { response, text: await response.text() };
}
