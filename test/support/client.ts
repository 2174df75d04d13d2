import type { Player, Problem, SubmittedScore } from './api-types';
import { aText, textWith } from './matchers';

/** What a server answered. */
export interface Answer<Body> {
  status: number;
  headers: Headers;
  /** Undefined where there is none; text where it is no JSON. */
  body: Body;
}

let made = 0;

/** Talks to a server as any program would, over HTTP. */
export class Client {
  constructor(readonly url: string) {}

  get<Body>(path: string, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.send<Body>(path, { headers });
  }

  post<Body>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.sendJson<Body>('POST', path, body, headers);
  }

  put<Body>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.sendJson<Body>('PUT', path, body, headers);
  }

  delete<Body>(path: string): Promise<Answer<Body>> {
    return this.send<Body>(path, { method: 'DELETE' });
  }

  /** A body exactly as it is given. */
  postRaw<Body>(
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    type = 'application/json',
  ): Promise<Answer<Body>> {
    return this.send<Body>(path, { method: 'POST', body, headers: type ? { 'content-type': type } : {} });
  }

  async send<Body>(path: string, init: RequestInit = {}): Promise<Answer<Body>> {
    const response = await fetch(this.url + path, { signal: AbortSignal.timeout(20_000), ...init });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const body = (text === '' ? undefined : isJson ? JSON.parse(text) : text) as Body;
    return { status: response.status, headers: response.headers, body };
  }

  /** The body of an answer with status 200. */
  async read<Body>(path: string): Promise<Body> {
    const { status, body } = await this.get<Body>(path);
    if (status !== 200) throw new Error(`GET ${path} answers ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** A new player; a name nobody has where none is given. */
  async player(fields: { username?: string; email?: string; display_name?: string } = {}): Promise<Player> {
    made += 1;
    const unique = `p${process.pid}x${made}`;
    const body = { username: unique, email: `${unique}@example.com`, ...fields };
    return created(await this.post<Player>('/api/players', body));
  }

  /** A stored score. */
  async submit(player: { id: number }, score: number, game_mode?: string): Promise<SubmittedScore> {
    const body = { player_id: player.id, score, game_mode };
    return created(await this.post<SubmittedScore>('/api/scores', body));
  }

  /** Makes every board, feed and list empty. */
  async removeEverybody(): Promise<void> {
    for (;;) {
      const players = await this.read<Player[]>('/api/players?limit=1000');
      if (players.length === 0) return;
      for (const { id } of players) await this.delete(`/api/players/${id}`);
    }
  }

  private sendJson<Body>(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer<Body>> {
    const all = { 'content-type': 'application/json', ...headers };
    return this.send<Body>(path, { method, headers: all, body: JSON.stringify(body) });
  }
}

function created<Body>({ status, body }: Answer<Body>): Body {
  if (status !== 201) throw new Error(`Expected 201, got ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Fails unless the answer is a complete problem document of that status and code. */
export function expectProblem(answer: Answer<unknown>, status: number, code: string): Problem {
  const problem = answer.body as Problem;
  expect({ status: answer.status, code: problem?.code }).toEqual({ status, code });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(problem).toMatchObject({
    type: textWith(code),
    title: aText,
    status,
    detail: aText,
  });
  expect(problem.request_id).toBe(answer.headers.get('x-request-id'));
  expect(JSON.stringify(problem)).not.toMatch(/node_modules|\.[jt]s:\d|SQLITE|\bat .*\(/);
  if (status === 503) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  return problem;
}
