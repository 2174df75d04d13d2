import fc from 'fast-check';
import type { FakeDomains } from '../support/fake-domains';
import { TestGateway, type Injected } from '../support/gateway';

let gateway: TestGateway;
let fakes: FakeDomains;

beforeAll(async () => {
  gateway = await TestGateway.start();
  ({ fakes } = gateway);
});
afterAll(() => gateway.close());

/** Text that has broken a program before, and any other. */
const naughty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\u0007',
    '\u202e',
    '\ufeff',
    '\ud800',
    '\udfff\ud800',
    '%',
    '%00',
    '%2e%2e%2f',
    '../../etc/passwd',
    "'; DROP TABLE players; --",
    '<script>alert(1)</script>',
    '${7*7}',
    '{{7*7}}',
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    'NaN',
    '-0',
    '1e999',
    '👩‍👩‍👧‍👦',
    'ﷺ',
    'İ',
    'ß',
    '\u0301'.repeat(60),
    'a'.repeat(5_000),
  ),
);
const anything = fc.oneof(naughty, fc.jsonValue(), fc.double(), fc.integer());

/** Neither a fault of the server, nor an error without a problem document, nor a hang. */
function expectSane(answer: Injected): void {
  expect(answer.statusCode).toBeLessThan(500);
  if (answer.statusCode < 400) return;
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.json()).toMatchObject({ status: answer.statusCode });
}

/** Percent-encodes every byte, so that unpaired surrogates and all else get through a URL. */
function encode(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

it('any value in any field of a body', async () => {
  const player = fc.record(
    { username: anything, email: anything, display_name: anything },
    { requiredKeys: [] },
  );
  const score = fc.record(
    {
      player_id: anything,
      score: anything,
      game_mode: anything,
      metadata: anything,
      submission_id: anything,
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(player, score, async (playerBody, scoreBody) => {
      expectSane(await gateway.post('/api/players', playerBody));
      expectSane(await gateway.post('/api/scores', scoreBody));
      const payload = JSON.stringify(playerBody);
      const headers = { 'content-type': 'application/json' };
      expectSane(await gateway.app.inject({ method: 'PUT', url: '/api/players/1', payload, headers }));
    }),
    { numRuns: 150 },
  );
});

it('any bytes as a body', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      expectSane(await gateway.post('/api/scores', Buffer.from(bytes)));
    }),
    { numRuns: 150 },
  );
});

it('any mode, encoded in a URL, reaches the board as it is, or is refused', async () => {
  await fc.assert(
    fc.asyncProperty(naughty, async (mode) => {
      fakes.leaderboards.top.mockClear();
      const answer = await gateway.get(`/api/leaderboard/gamemode/${encode(mode)}`);
      expectSane(answer);
      if (answer.statusCode === 200) {
        expect(fakes.leaderboards.top).toHaveBeenCalledWith({
          game_mode: Buffer.from(mode).toString(),
          limit: 10,
        });
      }
    }),
    { numRuns: 250 },
  );
});

it('any text in addresses, queries and headers', async () => {
  const places = fc.constantFrom(
    '/api/players/?',
    '/api/players/username/?',
    '/api/players?search=?',
    '/api/players?limit=?',
    '/api/players?skip=?',
    '/api/players?cursor=?',
    '/api/scores?game_mode=?',
    '/api/scores?player_id=?',
    '/api/scores/gamemode/?',
    '/api/leaderboard/global?game_mode=?',
    '/api/leaderboard/player/?/rank',
    '/api/achievements/player/1?include=?',
    '/api/players??=1',
    '/docs/?',
    '/assets/?',
    '/?',
  );
  await fc.assert(
    fc.asyncProperty(places, naughty, fc.boolean(), async (place, text, raw) => {
      const url = place.replace(/\?(?=$|=1$|\/)/, () =>
        raw ? encodeURI(text.toWellFormed()) : encode(text),
      );
      expectSane(await gateway.get(url));
      const header = text.replace(/[^\x20-\xff]/g, '');
      expectSane(
        await gateway.get('/api/leaderboard/global', { 'if-none-match': header, 'x-request-id': header }),
      );
      expectSane(await gateway.post('/api/players', {}, { 'idempotency-key': header }));
    }),
    { numRuns: 150 },
  );
});
