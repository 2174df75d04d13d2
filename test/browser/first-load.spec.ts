import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page, Route } from 'playwright-core';
import { describePage, namesIn } from './page-under-test';

/** Script and style before any chart, packed, in bytes; and what of them the first sight of a board needs. */
const budget = 60_000;
const firstBudget = 38_000;

const part = /\/assets\/[\w-]+-[0-9A-Z]{8}\.js$/;

function sizeOf(name: string): number {
  return gzipSync(readFileSync(join(__dirname, '../../public/assets', name)), { level: 9 }).length;
}

/** Holds requests back until the answer is called. */
async function hold(page: Page, pattern: string): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(pattern, async (route: Route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** The paths asked for from now on. */
function watch(page: Page): string[] {
  const paths: string[] = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  return paths;
}

/** How far things moved on the screen by themselves; 0 is still. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(`
    window.shifts = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shifts += entry.value)))
      .observe({ type: 'layout-shift', buffered: true });`);
  return () => page.evaluate<number>('window.shifts');
}

describePage('The first load of a board', (under) => {
  const board = '#/boards/CLASSIC/monthly';
  const first = (page: Page) => page.locator('tbody tr[data-player]').first().waitFor();

  /** A window that shows a picture of the site, so that everything of the page is still to be asked for. */
  async function blank(
    width = 390,
    locale = 'en-GB',
  ): Promise<{ page: Page; go: (address: string) => Promise<unknown> }> {
    const page = await under().open('favicon.svg', { locale, viewport: { width, height: 844 } });
    const origin = new URL(page.url()).origin;
    return { page, go: (address) => page.goto(`${origin}/${address}`, { waitUntil: 'commit' }) };
  }

  beforeAll(async () => {
    for (let index = 0; index < 30; index += 1) {
      await under().submit(await under().addPlayer(`Runner ${index}`), 1_000 - index);
    }
    await under().submit(await under().addPlayer('Jumper'), 5, 'JUMP');
    await under().post('/api/game-modes', { code: 'SEASONS', reset: { cron: '0 9 1 * *' } });
    await under().submit(await under().addPlayer('Seasoned'), 5, 'SEASONS');
  }, 60_000);

  it('needs at most 60 kB of script and style, packed', async () => {
    const { page, go } = await blank();
    const release = await hold(page, '**/api/leaderboard/**');
    const paths = watch(page);
    await go(board);
    await page.locator('footer').waitFor();
    const files = paths.filter((path) => /\.(js|css)$/.test(path)).map((path) => path.split('/').pop() ?? '');
    expect(files).toEqual(expect.arrayContaining(['app.js', 'page.css', expect.stringMatching(/^later-/)]));
    // It is in the page itself.
    expect(files).not.toContain('early.js');
    const size = (names: string[]) => names.map(sizeOf).reduce((sum, one) => sum + one, 0);
    expect(size([...files, 'early.js'])).toBeLessThanOrEqual(budget);
    expect(size(['app.js', 'page.css', 'early.js'])).toBeLessThanOrEqual(firstBudget);
    release();
    await first(page);
  });

  it('draws the rows of the first screen alone, and what can wait after them', async () => {
    const { page, go } = await blank();
    await page.addInitScript(`
      new MutationObserver((_changes, observer) => {
        const rows = document.querySelectorAll('tbody tr[data-player]').length;
        if (rows === 0) return;
        window.firstDrawing = { rows, dates: document.querySelectorAll('tbody time').length };
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });`);
    await go('');
    await page.locator('tbody time').last().waitFor({ state: 'attached' });
    const drawing = await page.evaluate<{ rows: number; dates: number }>('window.firstDrawing');
    expect(drawing.rows).toBeGreaterThan(5);
    expect(drawing.rows).toBeLessThan(15);
    expect(drawing.dates).toBe(0);
    expect(await namesIn(page)).toHaveLength(32);
    expect(await page.locator('tbody time').count()).toBe(32);
  });

  it('can be read where the rest of the frame does not come', async () => {
    const { page, go } = await blank();
    await page.route(/\/later-[0-9A-Z]{8}\.js$/, (route) => route.abort());
    await go('');
    await first(page);
    await page.locator('.connection.live').waitFor({ state: 'attached' });
    const said = page.getByRole('status').filter({ hasText: 'The rest of the page did not come' });
    await page.unrouteAll();
    await said.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Keyboard' }).waitFor();
    expect(await said.count()).toBe(0);
  });

  it('says at once what a browser without JavaScript is missing', async () => {
    const page = await under().open('', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    const notice = page.locator('.noscript', { hasText: 'This page needs JavaScript' });
    expect((await notice.boundingBox())?.y).toBeLessThan(400);
    expect(await page.locator('.brand').isVisible()).toBe(true);
  });

  it('asks for the board before the script of the app is there, and once', async () => {
    const { page, go } = await blank();
    const release = await hold(page, '**/assets/app.js');
    const paths = watch(page);
    const asked = ['/api/game-modes', '/api/leaderboard/global', '/api/game-modes/CLASSIC/periods'];
    const early = asked.map((path) =>
      page.waitForResponse((response) => new URL(response.url()).pathname === path),
    );
    await go(board);
    await Promise.all(early);
    release();
    await first(page);
    await page.locator('.countdown time').waitFor();
    expect(paths.filter((path) => path.startsWith('/api/')).sort()).toEqual([...asked].sort());
  });

  it('asks again where the early request brought nothing', async () => {
    const { page, go } = await blank();
    // What the live socket tells would fill the board as well.
    await page.routeWebSocket('**/ws', (socket) => socket.close());
    const met = new Set<string>();
    await page.route('**/api/**', (route) => {
      const isFirst = !met.has(route.request().url());
      met.add(route.request().url());
      return isFirst ? route.abort() : route.continue();
    });
    const paths = watch(page);
    await go('');
    await first(page);
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(paths.filter((path) => path === '/api/leaderboard/global')).toHaveLength(2);
  });

  it.each([
    { width: 390, late: 'nothing', locale: 'en-GB', place: '#/boards/SEASONS' },
    { width: 390, late: '**/api/game-modes/*/periods*', locale: 'en-GB', place: '#/boards/SEASONS' },
    { width: 1280, late: '**/api/game-modes/*/periods*', locale: 'en-GB', place: '#/boards/SEASONS' },
    { width: 390, late: 'nothing', locale: 'en-GB' },
    { width: 390, late: '**/api/game-modes', locale: 'en-GB' },
    { width: 390, late: '**/api/game-modes/*/periods*', locale: 'en-GB' },
    { width: 390, late: '**/api/game-modes/*/periods*', locale: 'de-DE' },
    { width: 390, late: '**/api/leaderboard/**', locale: 'en-GB' },
    { width: 390, late: '**/assets/later-*.js', locale: 'en-US' },
    { width: 320, late: 'nothing', locale: 'en-US' },
    { width: 320, late: '**/assets/later-*.js', locale: 'de-DE' },
    { width: 1280, late: '**/assets/later-*.js', locale: 'en-US' },
    { width: 1280, late: 'nothing', locale: 'en-GB' },
    { width: 1280, late: '**/api/game-modes', locale: 'en-GB' },
    { width: 1280, late: '**/api/leaderboard/**', locale: 'en-GB' },
  ])(
    'moves nothing that is there, $width px wide in $locale with $late late, $place',
    async ({ width, late, locale, place = board }) => {
      const { page, go } = await blank(width, locale);
      const shifts = await watchShifts(page);
      const release = await hold(page, late);
      await go(place);
      await page.locator('board-view h1').waitFor();
      await page.waitForTimeout(300);
      release();
      await first(page);
      await page.locator('.connection.live').waitFor({ state: 'attached' });
      await page.locator('.countdown time').waitFor();
      await page.locator('footer').waitFor();
      await page.waitForTimeout(100);
      expect(await shifts()).toBe(0);
    },
  );

  it('shows the tabs of all modes with the rows, not before', async () => {
    const { page, go } = await blank();
    const release = await hold(page, '**/api/game-modes');
    const answered = page.waitForResponse('**/api/leaderboard/**');
    await go('');
    await answered;
    await page.locator('laurel-app .loading').waitFor();
    expect(await page.locator('tbody tr').count()).toBe(0);
    release();
    await first(page);
    expect(await page.locator('.tabs a').allTextContents()).toEqual([
      'Global',
      'ARCADE',
      'CLASSIC',
      'JUMP',
      'SEASONS',
    ]);
  });

  it('fetches the other views when nothing else is to do, and not where the viewer saves data', async () => {
    const { page, go } = await blank();
    const fetched = page.waitForResponse(/\/status-view-[0-9A-Z]{8}\.js$/);
    await go('');
    await fetched;
    await page.route('**/assets/**', (route) => route.abort());
    await page.getByRole('link', { name: 'Status', exact: true }).click();
    await page.locator('status-view h1', { hasText: 'Status' }).waitFor();

    const { page: frugal, go: goFrugally } = await blank();
    await frugal.addInitScript(
      `Object.defineProperty(navigator, 'connection', { value: { saveData: true } });`,
    );
    const paths = watch(frugal);
    await goFrugally('');
    await first(frugal);
    await frugal.evaluate('new Promise((idle) => requestIdleCallback(() => setTimeout(idle, 300)))');
    expect(paths.filter((path) => part.test(path))).toEqual([
      expect.stringMatching(/^\/assets\/later-[0-9A-Z]{8}\.js$/),
    ]);
  });
});
