import type { Page, Route } from 'playwright-core';
import { describePage, untilTrue, type Person } from './page-under-test';

const players = 1_000_000;

/** A board of a million players whose names are their places; in threes they share a rank. */
function row(position: number): object {
  const rank = position - (position % 3) + 1;
  return {
    rank,
    player_id: position + 1,
    display_name: `P${position}`,
    username: `p${position}`,
    score: players - rank,
    best_score: players - rank,
    total_games: 1,
    avg_score: 1,
    achieved_at: new Date(Date.UTC(2026, 0, 1) + position).toISOString(),
  };
}

async function answerRows(route: Route, total = players): Promise<void> {
  const query = new URL(route.request().url()).searchParams;
  const skip = Number(query.get('skip'));
  const count = Math.max(Math.min(Number(query.get('limit')), total - skip), 0);
  await route.fulfill({
    headers: { 'X-Total-Count': String(total) },
    json: Array.from({ length: count }, (_, index) => row(skip + index)),
  });
}

const rowCount = 'document.querySelectorAll("main tbody tr").length';

/** The places of the named rows that can be seen. */
function seen(page: Page): Promise<number[]> {
  return page.evaluate<number[]>(`[...document.querySelectorAll('tbody .player')]
    .filter((name) => { const { top } = name.getBoundingClientRect(); return top > 0 && top < innerHeight; })
    .map((name) => Number(name.textContent.slice(1)))`);
}

describePage('A long board', (under) => {
  const open = async (address: string): Promise<Page> => {
    const page = await under().open('#/nowhere');
    await page.routeWebSocket('**/ws', (socket) => socket.close());
    await page.route('**/api/leaderboard/global?*', (route) => answerRows(route));
    await page.route('**/api/leaderboard/player/*/around?*', (route) => {
      const id = Number(/player\/(\d+)\/around/.exec(route.request().url())?.[1]);
      return route.fulfill({ json: [row(id - 1)] });
    });
    await page.goto(page.url().replace(/#.*/, address));
    await page.locator('tbody .player').first().waitFor();
    return page;
  };

  it('has only those rows in the page that can be seen', async () => {
    const page = await open('#/boards/LONG');
    expect(await page.evaluate<number>(rowCount)).toBeLessThan(60);
    expect(await page.locator('table').getAttribute('aria-rowcount')).toBe(String(players + 1));
    expect((await seen(page))[0]).toBe(0);
  });

  it('moves the rows as far as the wheel, wherever it is', async () => {
    const page = await open('#/boards/LONG?rank=500002');
    await untilTrue(page, `document.activeElement?.textContent === 'P500001'`);
    const before = await page.evaluate<number>('document.activeElement.getBoundingClientRect().top');
    await page.mouse.move(600, 500);
    await page.mouse.wheel(0, 300);
    await untilTrue(
      page,
      `Math.abs(document.activeElement.getBoundingClientRect().top - ${before - 300}) < 1`,
    );
    expect(await page.evaluate<number>(rowCount)).toBeLessThan(60);
  });

  it('shows the same rows again after Back, also where the wheel has moved them', async () => {
    const page = await open('#/boards/LONG?rank=500002');
    await untilTrue(page, `document.activeElement?.textContent === 'P500001'`);
    await page.mouse.move(600, 500);
    const row = page.getByRole('link', { name: 'P500045', exact: true });
    for (let turn = 0; turn < 30 && !(await seen(page)).includes(500_045); turn += 1) {
      await page.mouse.wheel(0, 300);
      await page.waitForTimeout(50);
    }
    await untilTrue(page, 'Math.abs((history.state?.scrollY ?? 0) - window.scrollY) < 1');
    const before = await seen(page);
    await row.click();
    await page.getByRole('alert').waitFor();
    await page.goBack();
    await row.waitFor();
    await page.waitForTimeout(200);
    expect(await seen(page)).toEqual(before);
  });

  it.each([
    { total: 100, rank: 100 },
    { total: 100, rank: 97 },
    { total: 140, rank: 139 },
  ])('goes to rank $rank of $total on a phone, where rows are higher', async ({ total, rank }) => {
    const page = await under().open('#/nowhere', { viewport: { width: 390, height: 844 } });
    await page.routeWebSocket('**/ws', (socket) => socket.close());
    await page.route('**/api/leaderboard/global?*', (route) => answerRows(route, total));
    await page.goto(page.url().replace(/#.*/, `?#/boards/LONG?rank=${rank}`));
    await untilTrue(page, `document.activeElement?.textContent === 'P${rank - 1}'`);
    await page.waitForTimeout(200);
    expect(await seen(page)).toContain(rank - 1);
    expect(await page.locator(':focus').innerText()).toBe(`P${rank - 1}`);
  });

  it('goes to any rank, and to the one at or after it where that rank is not taken', async () => {
    const page = await open('#/boards/LONG');
    await page.getByLabel('Go to rank').fill('777777');
    await page.getByRole('button', { name: 'Go', exact: true }).click();
    await page.getByRole('link', { name: 'P777777', exact: true }).waitFor();
    await untilTrue(page, `document.activeElement?.textContent === 'P777777'`);
    expect(page.url()).toMatch(/\?rank=777777$/);
    const places = await seen(page);
    expect(places).toEqual(expect.arrayContaining([777_776, 777_778]));
  });

  it('goes to a rank also where the rows are there before the modes are', async () => {
    const page = await under().open('#/nowhere');
    await page.routeWebSocket('**/ws', (socket) => socket.close());
    await page.route('**/api/leaderboard/global?*', (route) => answerRows(route));
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/api/game-modes', async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(page.url().replace(/#.*/, '?#/boards/LONG?rank=70'));
    await page.locator('main h1').waitFor();
    await page.waitForTimeout(300);
    expect(await page.locator('tbody').count()).toBe(0);
    release();
    await untilTrue(page, `document.activeElement?.textContent === 'P69'`);
  });

  it('finds a player among others of the same rank', async () => {
    const page = await open('#/boards/LONG?player=654323');
    await untilTrue(page, `document.activeElement?.textContent === 'P654322'`);
    expect(await page.locator('tr[aria-current=true]').innerText()).toMatch(/^654,322\s+P654322/);
    expect(await seen(page)).toEqual(expect.arrayContaining([654_321, 654_323]));
  });

  it('ends where the board ends', async () => {
    const page = await open('#/boards/LONG');
    await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
    await page.getByRole('link', { name: `P${players - 1}`, exact: true }).waitFor();
    expect(await page.evaluate<number>(rowCount)).toBeLessThan(60);
  });

  it('finds a player while the name is typed, and says where', async () => {
    const people: Person[] = [];
    for (const name of ['Iris', 'Jo', 'Kim']) people.push(await under().addPlayer(name));
    for (const [index, person] of people.entries()) await under().submit(person, 30 - index, 'SHORT');
    await under().addPlayer('Lee');
    const page = await under().open('#/boards/SHORT');
    const find = page.getByRole('combobox', { name: 'Find a player' });
    await find.fill('ki');
    await page.getByRole('option', { name: 'Kim' }).click();
    await page.getByText('Kim\u2069: rank 3 of 3').waitFor();
    expect(await page.locator('tr[aria-current=true] .player').innerText()).toBe('Kim');
    expect(page.url()).toMatch(new RegExp(`SHORT\\?player=${people[2]?.id}$`));
    await find.fill('lee');
    await page.getByRole('option', { name: 'Lee' }).click();
    await page.getByText('This player is not on this board.').waitFor();
  });
});
