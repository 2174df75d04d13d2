import { type FakeDomains } from '../support/fake-domains';
import { expectProblem, TestGateway } from '../support/gateway';

let gateway: TestGateway;
let fakes: FakeDomains;

beforeAll(async () => {
  gateway = await TestGateway.start();
  ({ fakes } = gateway);
});
afterAll(() => gateway.close());
beforeEach(() => {
  jest.clearAllMocks();
});

const player = { username: 'ada', email: 'ada@example.com' };
const score = { player_id: 1, score: 5 };

describe('bodies', () => {
  it.each([
    ['text/plain'],
    ['application/xml'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['nonsense'],
    ['application/problem+json'],
  ])('of type %s are refused', async (type) => {
    expectProblem(
      await gateway.post('/api/players', '{}', { 'content-type': type }),
      'unsupported_media_type',
    );
  });

  it('may say their charset', async () => {
    const answer = await gateway.post('/api/players', player, {
      'content-type': 'application/json; charset=UTF-8',
    });
    expect(answer.statusCode).toBe(201);
  });

  it.each(['{', '{"a":}', "{'a':1}", '{"a":1,}', 'x', '{"a":NaN', '{"a":undefined}', '{"a":1}{"b":2}'])(
    'that are no JSON are 400: %s',
    async (text) => {
      expectProblem(await gateway.post('/api/players', text), 'malformed_json');
    },
  );

  it.each([
    ['{"player_id":1,"score":NaN}', 'score'],
    ['{"player_id":1,"score":-Infinity}', 'score'],
    ['{"player_id":1,"score":5,"metadata":{"NaN":"NaN","deep":[1,{"x":Infinity}]}}', 'metadata.deep.1.x'],
    ['NaN', 'body'],
  ])('with a number that JSON does not have are 422 and name it: %s', async (text, field) => {
    const document = expectProblem(await gateway.post('/api/scores', text), 'invalid_request');
    expect(document.errors).toMatchObject([{ field, code: 'is_finite' }]);
  });

  it.each([
    ['{"player_id":1,"score":5,"submission_id":"\\ud800"}', 'submission_id'],
    ['{"player_id":1,"score":5,"metadata":{"a":["x","\\udfff\\ud83d"]}}', 'metadata.a.1'],
    ['{"player_id":1,"score":5,"metadata":{"\\ud800":1}}', 'metadata.\ufffd'],
  ])('with half a character are 422 and name it: %s', async (text, field) => {
    const document = expectProblem(await gateway.post('/api/scores', text), 'invalid_request');
    expect(document.errors).toMatchObject([{ field, code: 'is_well_formed' }]);
    const whole = await gateway.post('/api/scores', { ...score, metadata: { '\\ud800': '\ud83c\udfae' } });
    expect(whole.statusCode).toBe(201);
  });

  it('that are not UTF-8 are 400', async () => {
    const latin1 = Buffer.from('{"username":"Zo\xeb","email":"a@b.example"}', 'latin1');
    expectProblem(await gateway.post('/api/players', latin1), 'malformed_request');
  });

  it.each([['[]'], ['null'], ['"x"'], ['1'], ['true'], [''], ['  \n']])(
    'that are no object are refused: %p',
    async (text) => {
      const answer = await gateway.post('/api/players', text);
      expect([400, 422]).toContain(answer.statusCode);
      expectProblem(answer, answer.statusCode === 400 ? 'malformed_json' : 'invalid_request');
    },
  );

  it('are needed where something is to be created or changed, and nowhere else', async () => {
    for (const [method, url] of [
      ['POST', '/api/players'],
      ['POST', '/api/scores'],
      ['PUT', '/api/players/1'],
    ] as const) {
      expectProblem(await gateway.app.inject({ method, url }), 'invalid_request');
    }
    const json = { 'content-type': 'application/json' };
    const check = { method: 'POST', url: '/api/achievements/check/1', headers: json } as const;
    expect((await gateway.app.inject(check)).statusCode).toBe(200);
    const removal = { method: 'DELETE', url: '/api/players/1', headers: json } as const;
    expect((await gateway.app.inject(removal)).statusCode).toBe(200);
  });

  it('cannot reach a prototype, and unknown fields go no further', async () => {
    const text =
      '{"username":"ada","email":"ada@example.com","id":9,"role":"admin","__proto__":{"admin":true},' +
      '"constructor":{"prototype":{"admin":true}}}';
    expect((await gateway.post('/api/players', text)).statusCode).toBe(201);
    expect(fakes.players.create).toHaveBeenCalledWith({ ...player, idempotency_key: undefined });
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('may be 16 deep and have 1,000 keys, and no more', async () => {
    const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    const wide = (keys: number): object =>
      Object.fromEntries(Array.from({ length: keys }, (_, i) => [`k${i}`, 1]));
    const withMetadata = (json: string): string => `{"player_id":1,"score":5,"metadata":${json}}`;
    expect((await gateway.post('/api/scores', withMetadata(nested(15)))).statusCode).toBe(201);
    expectProblem(await gateway.post('/api/scores', withMetadata(nested(16))), 'body_too_complex');
    expectProblem(await gateway.post('/api/scores', withMetadata(nested(5_000))), 'body_too_complex');
    expectProblem(
      await gateway.post('/api/scores', withMetadata(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)),
      'body_too_complex',
    );
    expect((await gateway.post('/api/scores', withMetadata(JSON.stringify(wide(997))))).statusCode).toBe(201);
    expectProblem(
      await gateway.post('/api/scores', withMetadata(JSON.stringify(wide(998)))),
      'body_too_complex',
    );
  });

  it('may have 64 KiB and no more', async () => {
    const padded = (bytes: number): string => JSON.stringify(player).padEnd(bytes);
    expect((await gateway.post('/api/players', padded(65_536))).statusCode).toBe(201);
    expectProblem(await gateway.post('/api/players', padded(65_537)), 'body_too_large');
  });
});

describe('a batch of scores', () => {
  const post = (entries: unknown[], padding = 0) =>
    gateway.post('/api/scores/batch', JSON.stringify({ scores: entries }).padEnd(padding));
  const nested = (depth: number): object =>
    JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`) as object;

  it('is answered with 200, and its key goes with it', async () => {
    fakes.scores.submitBatch.mockResolvedValueOnce({ body: [{ status: 201 }], replayed: true });
    const answer = await gateway.post('/api/scores/batch', { scores: [score] }, { 'idempotency-key': 'k' });
    expect([answer.statusCode, answer.body]).toEqual([200, '[{"status":201}]']);
    expect(answer.headers['idempotency-replayed']).toBe('true');
    expect(fakes.scores.submitBatch).toHaveBeenCalledWith({ scores: [score], idempotency_key: 'k' });
  });

  it('leaves faulty entries to the domain', async () => {
    const entries = [null, 5, 'x', [], {}, { ...score, score: '5' }, { ...score, role: 'admin' }];
    expect((await post(entries)).statusCode).toBe(200);
    expect(fakes.scores.submitBatch).toHaveBeenCalledWith({ scores: entries, idempotency_key: undefined });
  });

  it('has 1 to 1,000 entries', async () => {
    expect((await post(Array(1_000).fill(score))).statusCode).toBe(200);
    for (const entries of [[], Array(1_001).fill(score)])
      expectProblem(await post(entries), 'invalid_request');
    for (const body of [{}, { scores: {} }, { scores: 'x' }, { scores: null }]) {
      expectProblem(await gateway.post('/api/scores/batch', body), 'invalid_request');
    }
  });

  it('may have 1 MiB and 20,000 keys, its entries as deep as single ones, and no more', async () => {
    expect((await post([score], 1_048_576)).statusCode).toBe(200);
    expectProblem(await post([score], 1_048_577), 'body_too_large');
    expect((await post([{ ...score, metadata: nested(15) }])).statusCode).toBe(200);
    expectProblem(await post([{ ...score, metadata: nested(16) }]), 'body_too_complex');
    const wide = {
      ...score,
      metadata: Object.fromEntries(Array.from({ length: 18 }, (_, i) => [`k${i}`, 1])),
    };
    expect((await post(Array(950).fill(wide))).statusCode).toBe(422);
    expect((await post(Array(800).fill(wide))).statusCode).toBe(200);
    const deep = JSON.stringify({ scores: [{ ...score, metadata: nested(15) }] }).replace(
      '"a":1',
      '"\\ud800":1',
    );
    expectProblem(await gateway.post('/api/scores/batch', deep), 'invalid_request');
  });
});

describe('fields', () => {
  it.each([
    [{ ...score, score: '5' }, 'score'],
    [{ ...score, score: null }, 'score'],
    [{ ...score, player_id: '1' }, 'player_id'],
    [{ ...score, game_mode: '' }, 'game_mode'],
    [{ ...score, game_mode: 'x'.repeat(65) }, 'game_mode'],
    [{ ...score, metadata: [] }, 'metadata'],
  ])('that are wrong are named: %j', async (body, field) => {
    const document = expectProblem(await gateway.post('/api/scores', body), 'invalid_request');
    expect(document.errors).toMatchObject([{ field }]);
    expect(fakes.scores.submit).not.toHaveBeenCalled();
  });

  it.each(['{"player_id":1,"score":1e400}', '{"player_id":1,"score":9007199254740993}'])(
    'take no number whose digits got lost: %s',
    async (text) => {
      expectProblem(await gateway.post('/api/scores', text), 'invalid_request');
    },
  );

  it('have the defaults of the contract', async () => {
    await gateway.post('/api/scores', score);
    expect(fakes.scores.submit).toHaveBeenCalledWith({
      ...score,
      game_mode: 'CLASSIC',
      submission_id: undefined,
    });
  });
});
