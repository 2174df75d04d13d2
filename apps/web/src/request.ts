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

export function requestOf({ method = 'GET', body, repeatKey, signal }: Call): RequestInit {
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
