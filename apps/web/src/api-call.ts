import { ApiFailure, failureOf } from './api-failure';

type Query = Record<string, string | number | undefined>;

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  query?: Query;
  body?: unknown;
  repeatKey?: string;
  signal?: AbortSignal;
}

const deadlineMs = 15_000;

function address(path: string, query: Query = {}): string {
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

/** Answers the text of the body; throws as `callFully` does. */
export async function callForText(path: string, options: Call = {}): Promise<string> {
  try {
    const response = await fetch(address(path, options.query), requestOf(options));
    const text = await response.text();
    if (!response.ok) throw failureOf(response, text);
    return text;
  } catch (error) {
    throw error instanceof ApiFailure ? error : ApiFailure.unanswered(error);
  }
}

/** Answers the JSON body and the headers; throws an `ApiFailure` for everything else, also for an error status. */
export async function callFully<Answer>(
  path: string,
  options: Call = {},
): Promise<{ body: Answer; headers: Headers }> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(address(path, options.query), requestOf(options));
    text = await response.text();
  } catch (error) {
    throw ApiFailure.unanswered(error);
  }
  if (!response.ok) throw failureOf(response, text);
  try {
    return { body: JSON.parse(text) as Answer, headers: response.headers };
  } catch {
    throw new ApiFailure('unreadable', response.status);
  }
}

/** The same, where the body is all that matters. */
export async function call<Answer>(path: string, options: Call = {}): Promise<Answer> {
  return (await callFully<Answer>(path, options)).body;
}
