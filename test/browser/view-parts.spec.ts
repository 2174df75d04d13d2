import type { Page } from 'playwright-core';
import { violationsEverywhere } from './accessibility';
import { describePage } from './page-under-test';

/** A view by its address, and the file that it is in. */
const views = [
  ['#/kiosk/CLASSIC', 'kiosk-view'],
  ['#/boards/CLASSIC/scores', 'scores-view'],
  ['#/players', 'players-view'],
  ['#/players/new', 'player-form-view'],
  ['#/players/1', 'player-view'],
  ['#/compare/1', 'compare-view'],
  ['#/players/1/edit', 'player-form-view'],
  ['#/submit', 'submit-view'],
  ['#/achievements', 'achievements-view'],
  ['#/achievements/leaderboard', 'achievement-board-view'],
  ['#/analytics', 'analytics-view'],
  ['#/activity', 'activity-view'],
  ['#/status', 'status-view'],
] as const;

/** The views' own files that were asked for from now on. */
function watchViews(page: Page): Set<string> {
  const seen = new Set<string>();
  page.on('request', (request) => {
    const name = /\/assets\/([\w-]+-view)-[0-9A-Z]{8}\.js$/.exec(request.url())?.[1];
    if (name) seen.add(name);
  });
  return seen;
}

/** A window in which nothing is fetched before somebody goes there. */
async function frugal(page: Page): Promise<Page> {
  await page.addInitScript(`Object.defineProperty(navigator, 'connection', { value: { saveData: true } });`);
  return page;
}

describePage('Views that are fetched when they are needed', (under) => {
  beforeAll(async () => {
    await under().submit(await under().addPlayer('Ada'), 5);
  });

  it('come each with its own file, by their address', async () => {
    const page = await frugal(await under().open('favicon.svg'));
    const origin = new URL(page.url()).origin;
    for (const [index, [address, file]] of views.entries()) {
      const seen = watchViews(page);
      await page.goto(`${origin}/?${index}${address}`);
      await page.locator('main h1').waitFor();
      expect({ address, seen: [...seen] }).toEqual({ address, seen: [file] });
      page.removeAllListeners('request');
    }
    const seen = watchViews(page);
    await page.goto(`${origin}/#/players/username/person1`);
    await page.locator('h1', { hasText: 'Ada' }).waitFor();
    expect([...seen]).toEqual(['username-view', 'player-view']);
  }, 120_000);

  it('are there after a reload and on the way back, with the focus on their heading', async () => {
    const page = await frugal(await under().open('favicon.svg'));
    await page.goto(new URL('#/players', new URL('/', page.url())).href);
    await page.locator('players-view h1').waitFor();
    await page.reload();
    await page.locator('players-view tbody tr').waitFor();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Activity' }).click();
    await page.locator('activity-view h1:focus').waitFor();
    await page.goBack();
    await page.locator('players-view h1:focus').waitFor();
    expect(await page.title()).toBe('Players – Laurel');
  });

  it('say that they did not come, keep the rest of the page, and come at the next try', async () => {
    const page = await frugal(await under().open('favicon.svg'));
    await page.goto(new URL('/', page.url()).href);
    await page.locator('tbody tr').first().waitFor();
    await page.route('**/*', (route) => route.abort());
    const main = page.getByRole('navigation', { name: 'Main' });
    await main.getByRole('link', { name: 'Players' }).click();
    await page.locator('h1:focus', { hasText: 'This view did not come' }).waitFor();
    expect(await page.title()).toBe('This view did not come – Laurel');
    expect(await violationsEverywhere(page)).toEqual([]);
    const again = page.getByRole('alert').getByRole('button', { name: 'Try again' });
    await again.click();
    await page.getByText('The server does not answer. Check that it is running').waitFor();

    await main.getByRole('link', { name: 'Boards' }).click();
    await page.locator('board-view tbody tr').first().waitFor();
    await main.getByRole('link', { name: 'Players' }).click();
    await again.waitFor();
    await page.unroute('**/*');
    await again.click();
    await page.locator('players-view tbody tr').first().waitFor();
    expect(page.url()).toMatch(/#\/players$/);
  });

  it('leave the page its navigation where the big screen did not come', async () => {
    const page = await frugal(await under().open('favicon.svg'));
    await page.route(/kiosk-view-\w+\.js$/, (route) => route.abort());
    await page.goto(new URL('/#/kiosk/CLASSIC', page.url()).href);
    await page.locator('h1', { hasText: 'This view did not come' }).waitFor();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Boards' }).click();
    await page.locator('board-view tbody tr').first().waitFor();
    expect(await page.locator('.top').isVisible()).toBe(true);
  });

  it('come from another build after the next try', async () => {
    const page = await frugal(await under().open('favicon.svg'));
    await page.goto(new URL('/', page.url()).href);
    await page.locator('tbody tr').first().waitFor();
    await page.route(/-view-\w+\.js$/, (route) => route.fulfill({ status: 404, body: 'gone' }), { times: 1 });
    await page.getByRole('link', { name: 'Status', exact: true }).click();
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await page.locator('status-view h1').waitFor();
  });
});
