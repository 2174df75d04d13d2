import type { Page } from 'playwright-core';
import { describePage, hide, namesIn, untilTrue, type Person } from './page-under-test';

const refreshMs = 30_000;

/** Counts requests for a board from now on. */
function boardRequests(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.url().includes('/api/leaderboard/')) count += 1;
  });
  return () => count;
}

describePage('When things go wrong, and over time', (under) => {
  const runners: Person[] = [];

  beforeAll(async () => {
    for (let index = 0; index < 30; index += 1) {
      const runner = await under().addPlayer(`Runner ${index}`);
      runners.push(runner);
      await under().submit(runner, 1_000 - index, 'LONG');
    }
  }, 60_000);

  it('says in plain words that the server is away, and tries again', async () => {
    const page = await under().open('#/nowhere');
    // What the live socket tells would fill the board by itself.
    await page.routeWebSocket('**/ws', (socket) => socket.close());
    await page.route('**/api/**', (route) => route.abort());
    await page.goto(page.url().replace(/#.*/, '?#/boards/LONG'));
    await page.getByText('The server does not answer.').first().waitFor();
    await page.unroute('**/api/**');
    const alerts = page.getByRole('alert');
    while ((await alerts.count()) > 0) {
      const before = await alerts.count();
      await alerts.first().getByRole('button', { name: 'Try again' }).click();
      await alerts.nth(before - 1).waitFor({ state: 'detached' });
    }
    await page.locator('tbody tr').first().waitFor();
    expect(await namesIn(page)).toHaveLength(30);
  });

  it('keeps old data on the screen when a refresh fails, says how old it is, and recovers', async () => {
    const page = await under().open('#/boards/LONG');
    await page.locator('tbody tr').first().waitFor();
    await page.route('**/api/**', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({ status: 503, detail: 'Leaderboards are not available just now.' }),
      }),
    );
    await page.getByRole('button', { name: 'Refresh' }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(
      /Leaderboards are not available just now\.\s+What you see is from \d/,
    );
    expect(await namesIn(page)).toHaveLength(30);
    await page.unroute('**/api/**');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await alert.waitFor({ state: 'detached' });
    expect(await namesIn(page)).toHaveLength(30);
  });

  it('stores a score once when its answer was lost and it is submitted again', async () => {
    const person = await under().addPlayer('Unlucky');
    const page = await under().open(`#/submit?player=${person.id}&mode=LOST`);
    await page.route('**/api/scores', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByLabel('Score', { exact: true }).fill('31');
    await page.getByRole('button', { name: 'Submit score' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('The server does not answer.').waitFor();
    await page.unroute('**/api/scores');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Score submitted' }).waitFor();
    expect(await under().get(`/api/scores/player/${person.id}`)).toHaveLength(1);

    await page.getByLabel('Score', { exact: true }).fill('31');
    await page.getByRole('button', { name: 'Submit score' }).click();
    await page.getByText('Rank unchanged').waitFor();
    expect(await under().get(`/api/scores/player/${person.id}`)).toHaveLength(2);
  });

  it('never sends a score other than the one typed', async () => {
    const person = await under().addPlayer('Exact');
    const page = await under().open(`#/submit?player=${person.id}&mode=EXACT`);
    const score = page.getByLabel('Score', { exact: true });
    for (const typed of ['', '9007199254740993']) {
      await score.fill(typed);
      await page.getByRole('button', { name: 'Submit score' }).click();
      await page.locator('#score-fault').waitFor();
    }
    await score.fill('9007199254740991');
    await page.getByRole('button', { name: 'Submit score' }).click();
    await page.getByText('9,007,199,254,740,991').first().waitFor();
    expect(await under().get(`/api/scores/player/${person.id}`)).toMatchObject([{ score: 9007199254740991 }]);
  });

  it('refreshes every 30 seconds, not while it is hidden, and at once when it comes back', async () => {
    const page = await under().open('#/nowhere');
    await page.routeWebSocket('**/ws', (socket) => socket.close());
    await page.clock.install();
    await page.goto(page.url().replace(/#.*/, '?#/boards/LONG'));
    await page.locator('tbody tr').first().waitFor();
    const requests = boardRequests(page);
    const newcomer = await under().addPlayer('Newcomer');
    await under().submit(newcomer, 5_000, 'LONG');
    await page.clock.runFor(refreshMs + 1_000);
    await page.locator('tbody tr').first().filter({ hasText: 'Newcomer' }).waitFor();
    expect(requests()).toBe(1);

    await hide(page, true);
    await page.clock.runFor(3 * refreshMs);
    expect(requests()).toBe(1);
    const back = page.waitForRequest('**/api/leaderboard/**');
    await hide(page, false);
    await back;
    expect(requests()).toBe(2);
  });

  it('keeps the typed text, the focus and the scroll position over a refresh', async () => {
    const page = await under().open('#/nowhere');
    await page.routeWebSocket('**/ws', (socket) => socket.close());
    await page.clock.install();
    await page.goto(page.url().replace(/#.*/, '?#/boards/LONG'));
    const link = page.getByRole('link', { name: 'Runner 20', exact: true });
    await link.focus();
    await untilTrue(page, 'window.scrollY > 0');
    await under().submit(runners[20] as Person, 999, 'LONG');
    const refreshed = page.waitForResponse('**/api/leaderboard/**');
    await page.clock.runFor(refreshMs + 1_000);
    await refreshed;
    await page.locator('tbody tr').nth(3).filter({ hasText: 'Runner 20' }).waitFor();
    expect(await page.locator(':focus').innerText()).toBe('Runner 20');

    await page.goto(page.url().replace(/#.*/, '#/submit'));
    await page.getByLabel('Score', { exact: true }).fill('12');
    await page.clock.runFor(refreshMs + 1_000);
    expect(await page.getByLabel('Score', { exact: true }).inputValue()).toBe('12');
    expect(await page.locator(':focus').getAttribute('id')).toBe('score');
  });

  it('restores view and scroll position after Back and after a reload', async () => {
    const page = await under().open('#/boards/LONG');
    await page.locator('tbody tr').nth(20).waitFor();
    await page.evaluate('window.scrollTo(0, 500)');
    await untilTrue(page, 'history.state?.scrollY === 500');
    await page.getByRole('link', { name: 'Runner 9', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Runner 9' }).waitFor();
    await untilTrue(page, 'window.scrollY === 0');
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'LONG' }).waitFor();
    await untilTrue(page, 'window.scrollY === 500');
    await page.reload();
    await page.locator('tbody tr').nth(20).waitFor();
    await untilTrue(page, 'window.scrollY === 500');
  });

  it('restores the scroll position after Back within a view that was loaded anew', async () => {
    await under().submit(runners[0] as Person, 5, 'SHORT');
    const page = await under().open('#/boards/LONG');
    await page.locator('tbody tr').nth(29).waitFor();
    await page.evaluate('window.scrollTo(0, 1_200)');
    await untilTrue(page, 'history.state?.scrollY === 1_200');
    const boards = page.getByRole('navigation', { name: 'Boards' });
    await page.evaluate(`document.querySelector('a[href="#/boards/SHORT"]').click()`);
    await page.getByRole('heading', { level: 1, name: 'SHORT' }).waitFor();
    await page.reload();
    await boards.waitFor();
    // The board comes later than what is above it, and than the position is kept.
    await page.route('**/api/leaderboard/**', async (route) => {
      await new Promise((later) => setTimeout(later, 400));
      await route.continue();
    });
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'LONG' }).waitFor();
    await page.locator('tbody tr').nth(29).waitFor();
    await untilTrue(page, 'window.scrollY === 1_200');
  });

  it('tells how long ago things were, though nothing new happens', async () => {
    const page = await under().open('#/nowhere');
    await page.clock.install();
    await page.goto(page.url().replace(/#.*/, '?#/activity'));
    const when = page.locator('.activity .when').first();
    await when.waitFor();
    await page.locator('.connection.live').waitFor();
    for (let minutes = 0; minutes < 2; minutes += 0.5) {
      await page.clock.fastForward(refreshMs + 1);
      await page.waitForTimeout(200);
    }
    await when.filter({ hasText: /[23] min/ }).waitFor();
  });

  it('shows on an empty board a command that submits a score', async () => {
    const page = await under().open('#/boards/IT’S%20%2F%20EMPTY');
    const command = await page.locator('pre').innerText();
    const [, address] = /^curl (\S+)/.exec(command) ?? [];
    const [, body] = /-d '(.*)'$/.exec(command) ?? [];
    await under().post(new URL(address ?? '').pathname, JSON.parse(body ?? ''));
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('tbody .number.strong').allInnerTexts()).toEqual(['1,200']);
  });
});
