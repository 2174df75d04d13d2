import { ada, type FakeDomains } from '../support/fake-domains';
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

describe('addresses and queries', () => {
  it.each([
    ['/api/players', 'players', 'list', { limit: 100 }],
    ['/api/players?skip=5&limit=7&search=a%25', 'players', 'list', { skip: 5, limit: 7, search: 'a%' }],
    ['/api/players/7', 'players', 'get', { id: 7 }],
    ['/api/players/username/J%C3%BCrgen%20%2F', 'players', 'getByUsername', { username: 'Jürgen /' }],
    ['/api/scores', 'scores', 'list', { limit: 100, order: 'highest' }],
    ['/api/scores?game_mode=&player_id=&order=newest', 'scores', 'list', { limit: 100, order: 'newest' }],
    ['/api/scores/player/3', 'scores', 'list', { limit: 50, player_id: 3, order: 'highest' }],
    ['/api/scores/player/3/stats', 'scores', 'statisticsOf', { id: 3 }],
    [
      '/api/scores/gamemode/A%2FB%20%F0%9F%8E%AE',
      'scores',
      'list',
      { limit: 100, game_mode: 'A/B 🎮', order: 'highest' },
    ],
    ['/api/leaderboard/global', 'leaderboards', 'top', { limit: 10 }],
    [
      '/api/leaderboard/global?limit=0&game_mode=GLOBAL',
      'leaderboards',
      'top',
      { limit: 0, game_mode: 'GLOBAL' },
    ],
    ['/api/leaderboard/gamemode/50%25?limit=3', 'leaderboards', 'top', { limit: 3, game_mode: '50%' }],
    ['/api/leaderboard/gamemode/%2525', 'leaderboards', 'top', { limit: 10, game_mode: '%25' }],
    ['/api/leaderboard/recent', 'leaderboards', 'recent', { limit: 20 }],
    [
      '/api/leaderboard/recent?include=achievements',
      'leaderboards',
      'recent',
      { limit: 20, include: 'achievements' },
    ],
    [
      '/api/leaderboard/player/3/rank?game_mode=X',
      'leaderboards',
      'rankOf',
      { player_id: 3, game_mode: 'X' },
    ],
    ['/api/achievements', 'achievements', 'catalogue', {}],
    ['/api/achievements/leaderboard', 'achievements', 'leaderboard', { limit: 10 }],
    ['/api/achievements/leaderboard?skip=4&limit=2', 'achievements', 'leaderboard', { skip: 4, limit: 2 }],
    ['/api/achievements/player/3/rank', 'achievements', 'placeOf', { id: 3 }],
    [
      '/api/achievements/player/3?include=progress',
      'achievements',
      'listOf',
      { player_id: 3, include: 'progress' },
    ],
    ['/api/game-modes', 'scores', 'gameModes', {}],
    ['/api/game-modes/A%2FB%20%F0%9F%8E%AE', 'scores', 'gameMode', { code: 'A/B 🎮' }],
    ['/api/schedules/preview?cron=0+0+*+*+1', 'scores', 'previewSchedule', { cron: '0 0 * * 1', count: 10 }],
    [
      '/api/schedules/preview?cron=@&time_zone=&after=&count=3',
      'scores',
      'previewSchedule',
      { cron: '@', count: 3 },
    ],
  ] as const)('%s asks the domain', async (url, domain, method, input) => {
    expect((await gateway.get(url)).statusCode).toBe(200);
    const mock = (fakes[domain] as unknown as Record<string, jest.Mock>)[method];
    expect(mock?.mock.calls).toEqual([[input]]);
  });

  it('a trailing slash and unknown parameters change nothing', async () => {
    expect((await gateway.get('/api/leaderboard/global/?limit=4&_=1&x[]=2')).statusCode).toBe(200);
    expect(fakes.leaderboards.top).toHaveBeenCalledWith({ limit: 4 });
  });

  it.each([
    '/api/players?limit=',
    '/api/players?limit=1e2',
    '/api/players?limit=-1',
    '/api/players?limit=abc',
    '/api/players?limit=1001',
    '/api/players?limit=1.5',
    '/api/players?limit=%20',
    '/api/players?limit=0x10',
    '/api/players?limit=1&limit=2',
    '/api/players?skip=-1',
    '/api/players?skip=9007199254740993',
    '/api/players?skip=99999999999999999999',
    '/api/players?skip=1&skip=2',
    '/api/players?cursor=1&cursor=2',
    `/api/players?cursor=${'c'.repeat(513)}`,
    `/api/players?search=${'s'.repeat(101)}`,
    '/api/players?search=%00',
    '/api/players/x',
    '/api/players/1.5',
    '/api/players/0',
    '/api/players/-1',
    '/api/players/1e3',
    '/api/players/99999999999999999999',
    '/api/players/username',
    `/api/players/username/${'u'.repeat(51)}`,
    '/api/players/username/%00',
    '/api/scores?order=oldest',
    '/api/scores?player_id=x',
    '/api/scores/player/x',
    '/api/scores/player/x/stats',
    `/api/scores/gamemode/${'m'.repeat(65)}`,
    '/api/leaderboard/global?limit=101',
    '/api/leaderboard/recent?limit=51',
    '/api/leaderboard/recent?include=scores',
    '/api/leaderboard/player/x/rank',
    '/api/achievements/player/x',
    '/api/achievements/leaderboard?limit=101',
    '/api/leaderboard/global?game_mode=a&game_mode=b',
    '/api/players?__proto__=1&limit=x',
  ])('%s is 422', async (url) => {
    expectProblem(await gateway.get(url), 'invalid_request');
  });

  it.each([
    '/api/players/%',
    '/api/players/%zz',
    '/api/leaderboard/gamemode/%ff',
    '/api/leaderboard/gamemode/%E0%A4%A',
    `/api/players/username/${'u'.repeat(3_000)}`,
  ])('%.40s is 400', async (url) => {
    const answer = await gateway.get(url, { 'x-request-id': 'even-here' });
    expect(expectProblem(answer, 'malformed_request').request_id).toBe('even-here');
  });

  it('takes the longest mode there is', async () => {
    const mode = '🎮'.repeat(64);
    await gateway.get(`/api/leaderboard/gamemode/${encodeURIComponent(mode)}`);
    expect(fakes.leaderboards.top).toHaveBeenCalledWith({ game_mode: mode, limit: 10 });
  });

  it('refuses a query of too many parameters', async () => {
    const query = Array.from({ length: 1_001 }, (_, i) => `k${i}=1`).join('&');
    expectProblem(await gateway.get(`/api/players?${query}`), 'body_too_complex');
  });
});

describe('lists', () => {
  it('say what follows and how many there are', async () => {
    fakes.players.list.mockResolvedValueOnce({ items: [ada], next: 'c/+1', total: 7 });
    const answer = await gateway.get('/api/players?skip=3&limit=1&search=a%20b');
    expect(answer.json()).toEqual([ada]);
    expect(answer.headers.link).toBe('</api/players?limit=1&search=a+b&cursor=c%2F%2B1>; rel="next"');
    expect(answer.headers['x-total-count']).toBe('7');
  });

  it('end without a link, and count only where it is known', async () => {
    const { headers } = await gateway.get('/api/scores');
    expect(headers).not.toHaveProperty('link');
    expect(headers).not.toHaveProperty('x-total-count');
  });

  it('keep a percent-encoded mode in the link', async () => {
    fakes.scores.list.mockResolvedValueOnce({ items: [], next: 'n' });
    const { headers } = await gateway.get('/api/scores/gamemode/a%2Fb%3E?limit=2');
    expect(headers.link).toBe('</api/scores/gamemode/a%2Fb%3E?limit=2&cursor=n>; rel="next"');
  });
});
