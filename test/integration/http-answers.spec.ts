import { ada, rendered, type FakeDomains } from '../support/fake-domains';
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

describe('ETags', () => {
  it('send the given bytes as they are, to be asked for again', async () => {
    const answer = await gateway.get('/api/leaderboard/global');
    expect(answer.body).toBe(rendered.json);
    expect(answer.headers).toMatchObject({
      etag: rendered.etag,
      'cache-control': 'no-cache',
      'content-type': 'application/json; charset=utf-8',
    });
  });

  it.each([['"v1"'], ['W/"v1"'], ['"v0", W/"v1"'], ['*']])('match %s: 304 without a body', async (tag) => {
    const answer = await gateway.get('/api/leaderboard/global', { 'if-none-match': tag });
    expect([answer.statusCode, answer.body, answer.headers.etag]).toEqual([304, '', rendered.etag]);
  });

  it.each([['"v2"'], ['v1'], ['"V1"'], ['']])('do not match %p', async (tag) => {
    expect((await gateway.get('/api/leaderboard/global', { 'if-none-match': tag })).statusCode).toBe(200);
  });

  it('of players follow their content', async () => {
    const first = await gateway.get('/api/players/1');
    const again = await gateway.get('/api/players/1', { 'if-none-match': String(first.headers.etag) });
    expect(again.statusCode).toBe(304);
    fakes.players.get.mockResolvedValueOnce({ ...ada, display_name: 'Countess' });
    const changed = await gateway.get('/api/players/1', { 'if-none-match': String(first.headers.etag) });
    expect(changed.statusCode).toBe(200);
    expect(changed.headers.etag).not.toBe(first.headers.etag);
  });

  it('come with HEAD, without the body', async () => {
    const answer = await gateway.app.inject({ method: 'HEAD', url: '/api/leaderboard/global' });
    expect([answer.statusCode, answer.body, answer.headers.etag]).toEqual([200, '', rendered.etag]);
    expect(answer.headers['content-length']).toBe(String(rendered.json.length));
  });
});

it('a kept page names the page that follows for each address that asks for it', async () => {
  const page = { ...rendered, next: 'here' };
  for (const query of ['limit=1', 'limit=2', 'limit=1']) {
    fakes.leaderboards.top.mockResolvedValueOnce(page);
    const { headers } = await gateway.get(`/api/leaderboard/global?${query}`);
    expect(headers.link).toBe(`</api/leaderboard/global?${query}&cursor=here>; rel="next"`);
  }
});

describe('idempotency', () => {
  it('hands the key of the header to the domain', async () => {
    await gateway.post('/api/players', { ...player, idempotency_key: 'mine' }, { 'idempotency-key': 'k1' });
    expect(fakes.players.create).toHaveBeenCalledWith({ ...player, idempotency_key: 'k1' });
    await gateway.post('/api/scores', score, { 'idempotency-key': 'k2' });
    expect(fakes.scores.submit).toHaveBeenCalledWith(expect.objectContaining({ submission_id: 'k2' }));
  });

  it('prefers a score’s own submission id', async () => {
    await gateway.post('/api/scores', { ...score, submission_id: 'own' }, { 'idempotency-key': 'k2' });
    expect(fakes.scores.submit).toHaveBeenCalledWith(expect.objectContaining({ submission_id: 'own' }));
  });

  it('says when an answer is a stored one', async () => {
    expect((await gateway.post('/api/players', player)).headers).not.toHaveProperty('idempotency-replayed');
    fakes.players.create.mockResolvedValueOnce({ body: ada, replayed: true });
    const replayed = await gateway.post('/api/players', player, { 'idempotency-key': 'k' });
    expect([replayed.statusCode, replayed.headers['idempotency-replayed']]).toEqual([201, 'true']);
    expect(replayed.json()).toEqual(ada);
  });

  it.each(['', 'k'.repeat(256), 'a\tb'])('refuses the key %.10p', async (key) => {
    const document = expectProblem(
      await gateway.post('/api/players', player, { 'idempotency-key': key }),
      'invalid_request',
    );
    expect(document.errors).toMatchObject([{ field: 'Idempotency-Key' }]);
  });
});
