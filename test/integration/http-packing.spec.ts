import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { render } from '@app/contracts';
import { TestGateway } from '../support/gateway';

const board = render(
  Array.from({ length: 100 }, (_, at) => ({ rank: at + 1, display_name: `Spielerin ${at} ☕` })),
);
const address = '/api/leaderboard/global';

describe('Long answers', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await TestGateway.start({ CORS_ORIGINS: 'https://game.example' });
    gateway.fakes.leaderboards.top.mockResolvedValue(board);
  });
  afterAll(() => gateway.close());

  const get = (headers: Record<string, string>, method: 'GET' | 'HEAD' = 'GET') =>
    gateway.app.inject({ method, url: address, headers });

  it.each([
    ['br', brotliDecompressSync, 'gzip, deflate, br'],
    ['gzip', gunzipSync, 'gzip, deflate'],
    ['gzip', gunzipSync, 'br;q=0, gzip;q=0.5'],
  ] as const)('are packed with %s for who takes it', async (encoding, unpack, accepted) => {
    for (let time = 0; time < 2; time += 1) {
      const answer = await get({ 'accept-encoding': accepted });
      expect(answer.headers).toMatchObject({
        'content-encoding': encoding,
        etag: board.etag.replace(/"$/, `-${encoding}"`),
      });
      expect(answer.headers.vary).toMatch(/\baccept-encoding\b/);
      expect(answer.rawPayload.length).toBeLessThan(board.json.length / 4);
      expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length);
      expect(unpack(answer.rawPayload).toString()).toBe(board.json);
    }
  });

  it.each<Record<string, string>>([
    {},
    { 'accept-encoding': 'identity' },
    { 'accept-encoding': 'zstd' },
    { 'accept-encoding': 'br;q=0' },
  ])('come as they are to %p, and may be kept for the like only', async (headers) => {
    const answer = await get(headers);
    expect(answer.body).toBe(board.json);
    expect(answer.headers).toMatchObject({ etag: board.etag });
    expect(answer.headers).not.toHaveProperty('content-encoding');
    expect(answer.headers.vary).toMatch(/\baccept-encoding\b/);
  });

  it('are not sent again to who has them in the form that would be sent', async () => {
    const { etag } = (await get({ 'accept-encoding': 'br' })).headers;
    for (const tag of [String(etag), `W/${String(etag)}`]) {
      const answer = await get({ 'accept-encoding': 'br', 'if-none-match': tag });
      expect([answer.statusCode, answer.body, answer.headers.etag]).toEqual([304, '', etag]);
      expect((await get({ 'accept-encoding': 'gzip', 'if-none-match': tag })).statusCode).toBe(200);
    }
  });

  it('still say which origins they differ by', async () => {
    const answer = await get({ 'accept-encoding': 'br', origin: 'https://game.example' });
    expect(String(answer.headers.vary).toLowerCase().split(', ')).toEqual(['origin', 'accept-encoding']);
  });

  it('have the same headers without a body', async () => {
    const answer = await get({ 'accept-encoding': 'br' }, 'HEAD');
    expect([answer.headers['content-encoding'], answer.body]).toEqual(['br', '']);
  });

  it('are short ones as they are', async () => {
    const answer = await gateway.get('/api/players/1', { 'accept-encoding': 'br' });
    expect(answer.headers).not.toHaveProperty('content-encoding');
    expect(answer.headers).not.toHaveProperty('vary', expect.stringContaining('accept-encoding'));
  });
});
