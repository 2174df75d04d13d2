import type { Page } from 'playwright-core';
import { describePage, type Person } from './page-under-test';

interface HistoryPoint {
  at: string;
  best: number;
}

async function openTable(page: Page, chart: string): Promise<string[][]> {
  const element = page.locator(chart);
  await element.getByText('Show as a table').click();
  const rows = await element.locator('tbody tr').all();
  return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
}

describePage('A player’s page', (under) => {
  let leader: Person;
  let follower: Person;

  beforeAll(async () => {
    await under().post('/api/game-modes', { code: 'RUN', name: 'Run', sort: 'asc', unit: 'ms' });
    await under().post('/api/game-modes', { code: 'LEAP', name: 'Leap', decimals: 2, unit: 'm' });
    leader = await under().addPlayer('بلال <b>حدّاد</b>');
    follower = await under().addPlayer('Follower');
    const last = await under().addPlayer('Last');
    await under().submit(leader, 100, 'PROFILE');
    for (const score of [10, 40, 25]) await under().submit(follower, score, 'PROFILE');
    for (const [person, score] of [
      [leader, 61_000],
      [follower, 62_500],
      [last, 90_000],
    ] as const) {
      await under().submit(person, score, 'RUN');
    }
    await under().submit(leader, 7.5, 'LEAP');
    await under().submit(follower, 7.25, 'LEAP');
  });

  const place = (page: Page, mode: string) =>
    page.locator('.place').filter({ has: page.getByRole('heading', { name: mode, exact: true }) });

  it('tells the place on every board, how it compares and who is next', async () => {
    const page = await under().open(`#/players/${follower.id}`);
    const profile = await place(page, 'PROFILE').innerText();
    expect(profile).toMatch(/2\s+of 2\s+40\s+Nobody is behind yet\s+Next: 60 behind بلال <b>حدّاد<\/b>/);
    expect(await place(page, 'Run').innerText()).toMatch(
      /2\s+of 3\s+1:02\.500\s+Ahead of 33\.3% of players\s+Next: 0:01\.500 behind/,
    );
    await page.goto(page.url() + '?mode=LEAP');
    await page.getByText('Average: 7.25\u00a0m').waitFor();
    await page.getByText('Among 2 players, half of them have up to 7.38\u00a0m').waitFor();
    expect(await place(page, 'Leap').innerText()).toMatch(
      /7\.25\sm\s+Nobody is behind yet\s+Next: 0\.25\sm behind/,
    );
    expect(await place(page, 'Run').getByRole('listitem').allInnerTexts()).toEqual([
      'Day 2 of 3',
      'Week 2 of 3',
      'Month 2 of 3',
    ]);
    const first = await under().open(`#/players/${leader.id}`);
    expect(await place(first, 'Run').innerText()).toMatch(/1:01\.000\s+In the lead of 3 players/);
  });

  it('never says that a player is ahead of all but themselves when others are level or better', async () => {
    const page = await under().open(`#/players/${leader.id}`);
    await page.route('**/rank?*', (route) =>
      route.fulfill({ json: { rank: 2, total_players: 9_000, percentile: 99.99, score: 5, next: null } }),
    );
    await page.reload();
    expect(await place(page, 'PROFILE').innerText()).toContain(
      'Among the best 1%, ahead of 99.9% of players',
    );
  });

  it('shows the scores over time with the personal best, by the rules of the mode', async () => {
    await under().submit(follower, 70_000, 'RUN');
    const page = await under().open(`#/players/${follower.id}?mode=RUN`);
    const history = await under().get<HistoryPoint[]>(
      `/api/scores/player/${follower.id}/history?game_mode=RUN&interval=hour`,
    );
    const rows = await openTable(page, 'line-chart');
    expect(history.length).toBeGreaterThan(0);
    expect(rows.map(([, best]) => best)).toEqual(history.map(() => '1:02.500'));
    expect(rows).toHaveLength(history.length);
    await page.getByText('Lower is better.').waitFor();
    expect(await page.locator('line-chart svg .series-1 path').count()).toBeGreaterThan(0);
  });

  it('shows where the score stands among all, and says it to the keyboard', async () => {
    const page = await under().open(`#/players/${follower.id}?mode=PROFILE`);
    const rows = await openTable(page, 'bar-chart');
    const marked = rows.filter(([name]) => name?.includes('(Follower)'));
    expect(marked).toEqual([['40 to 45 (Follower)', '1']]);
    expect(rows.reduce((sum, [, players]) => sum + Number(players), 0)).toBe(2);
    const chart = page.getByRole('slider', { name: 'Players by score in PROFILE' });
    await chart.focus();
    await page.keyboard.press('Home');
    expect(await chart.getAttribute('aria-valuetext')).toBe('40 to 45: 1, Follower');
    await page.keyboard.press('End');
    expect(await chart.getAttribute('aria-valuetext')).toMatch(/^100 to 105: 1$/);
    expect(await page.locator('bar-chart .chart-told').innerText()).toBe('100 to 105: 1');
    await page.getByRole('button', { name: 'This is me' }).click();
    await page.locator('.chart-mark', { hasText: 'You are here' }).waitFor();
  });

  it('moves nothing on the screen while it is filled', async () => {
    const page = await under().open('');
    await page.addInitScript(`
      window.shifted = 0;
      new PerformanceObserver((list) => {
        for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifted += value;
      }).observe({ type: 'layout-shift', buffered: true });`);
    await page.goto(page.url().replace(/#.*|$/, `#/players/${follower.id}`));
    await page.reload();
    await page.locator('.chart-mark').waitFor();
    await page.locator('.achievement').first().waitFor();
    await page.waitForTimeout(300);
    expect(await page.evaluate<number>('window.shifted')).toBeLessThan(0.01);
  });

  it('restores the chosen mode from the address, also by Back', async () => {
    const page = await under().open(`#/players/${follower.id}?mode=RUN`);
    const modes = page.getByRole('navigation', { name: 'Game modes of this player' });
    await modes.getByRole('link', { name: 'Leap' }).click();
    await page.getByRole('slider', { name: 'Scores over time in Leap' }).waitFor();
    await page.goBack();
    await page.getByRole('slider', { name: 'Scores over time in Run' }).waitFor();
    expect(await modes.locator('[aria-current=page]').innerText()).toBe('Run');
  });

  it('lists the latest scores by the rules of their modes, or the best in one', async () => {
    await under().submit(follower, 70_000, 'RUN');
    const page = await under().open(`#/players/${follower.id}?mode=RUN`);
    const scores = page.getByRole('table', { name: 'Scores', exact: true }).locator('.number.strong');
    await scores.first().waitFor();
    const texts = await scores.allInnerTexts();
    expect(texts).toContain('7.25\u00a0m');
    expect(texts).toContain('1:02.500');
    expect(texts.filter((text) => /^\d\d$/.test(text))).toEqual(['25', '40', '10']);
    await page.getByRole('button', { name: /^Best in .Run.$/ }).click();
    await scores.nth(0).filter({ hasText: '1:02.500' }).waitFor();
    const best = await scores.allInnerTexts();
    expect(best).toEqual(best.filter((text) => /^1:\d\d\.\d{3}$/.test(text)).sort());
    expect(best).toContain('1:10.000');
  });

  it('gives a newcomer a command that works', async () => {
    const newcomer = await under().addPlayer('Newcomer');
    const page = await under().open(`#/players/${newcomer.id}`);
    const command = await page.locator('pre').innerText();
    const body = /-d '(.*)'/.exec(command)?.[1] ?? '';
    expect(command).toContain('/api/scores');
    await under().post('/api/scores', JSON.parse(body));
    await page.reload();
    await place(page, 'CLASSIC').waitFor();
  });

  it('says so when there is no such player, and keeps what it has when the server fails', async () => {
    const unknown = await under().open('#/players/987654');
    await unknown.getByRole('alert').getByText('987654').waitFor();
    await unknown.getByRole('main').getByRole('link', { name: 'All players' }).waitFor();
    const page = await under().open(`#/players/${follower.id}`);
    await place(page, 'Run').waitFor();
    await page.route('**/api/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor();
    expect(await place(page, 'Run').innerText()).toContain('1:02.500');
  });
});
