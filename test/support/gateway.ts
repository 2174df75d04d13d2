import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { errorCodes, type ErrorCode } from '@app/contracts';
import { createLogger, Environment } from '@app/platform';
import type { DestinationStream } from 'pino';
import { createGateway } from '../../apps/gateway/src/create-gateway';
import { fakeDomains, type FakeDomains } from './fake-domains';

export type Injected = Awaited<ReturnType<NestFastifyApplication['inject']>>;
type Headers = Record<string, string>;

/** A gateway over fake domains, to inject requests into, or to listen with. */
export class TestGateway {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly fakes: FakeDomains,
  ) {}

  /** `log` sees every line from level info on; without it there is no log. */
  static async start(settings: Partial<Environment> = {}, log?: DestinationStream): Promise<TestGateway> {
    const fakes = fakeDomains();
    const environment = Object.assign(new Environment(), settings);
    const logger = createLogger(log ? 'info' : 'silent', log);
    return new TestGateway(await createGateway(fakes.module, { environment, logger }), fakes);
  }

  get(url: string, headers: Headers = {}): Promise<Injected> {
    return this.app.inject({ method: 'GET', url, headers });
  }

  /** Posts text and bytes as they are, anything else as JSON. */
  post(url: string, body: string | Buffer | object, headers: Headers = {}): Promise<Injected> {
    const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const all = { 'content-type': 'application/json', ...headers };
    return this.app.inject({ method: 'POST', url, payload, headers: all });
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

/** Expects a complete problem document of that code, under the status of the catalogue. */
export function expectProblem(answer: Injected, code: ErrorCode): Record<string, unknown> {
  const document: Record<string, unknown> = answer.json();
  expect(document).toMatchObject({
    type: `/docs/errors#${code}`,
    title: errorCodes[code].title,
    status: errorCodes[code].status,
    code,
    request_id: answer.headers['x-request-id'],
  });
  expect(document.detail).toEqual(expect.stringMatching(/\w+/));
  expect(answer.statusCode).toBe(errorCodes[code].status);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  return document;
}
