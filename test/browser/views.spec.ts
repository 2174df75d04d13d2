import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { violations } from './accessibility';
import { describePage, type PageUnderTest } from './page-under-test';

interface View {
  name: string;
  address: string;
  /** What is there when the view is complete. */
  shows: string;
  /** Brings the view into a state that has no address. */
  act?: (page: Page) => Promise<void>;
}

const views: View[] = [
  { name: 'board-global', address: '#/', shows: 'tbody tr' },
  { name: 'board-mode', address: '#/boards/CLASSIC', shows: 'tbody tr' },
  { name: 'board-weekly', address: '#/boards/CLASSIC/weekly', shows: '.countdown time' },
  { name: 'board-found', address: '#/boards/CLASSIC/daily?player=2', shows: '[aria-current=true] .player' },
  { name: 'board-season', address: '#/boards/SEASONS', shows: '.countdown time' },
  { name: 'board-past', address: '#/boards/SEASONS/season/nothing', shows: '.notice.empty' },
  { name: 'kiosk', address: '#/kiosk/CLASSIC/weekly', shows: '.wall tr' },
  { name: 'embed', address: 'embed.html?mode=CLASSIC', shows: 'tbody tr' },
  {
    name: 'keys',
    address: '#/no/such/view',
    shows: 'h1',
    act: showKeys,
  },
  { name: 'board-empty', address: '#/boards/EMPTY', shows: 'pre' },
  { name: 'scores', address: '#/boards/CLASSIC/scores', shows: 'tbody tr' },
  { name: 'players', address: '#/players', shows: 'tbody tr' },
  { name: 'player-add', address: '#/players/new', shows: 'form' },
  { name: 'player', address: '#/players/1', shows: '.achievement' },
  { name: 'player-mode', address: '#/players/9?mode=SEASONS', shows: '.chart-mark' },
  { name: 'player-new', address: '#/players/10', shows: 'pre' },
  { name: 'compare', address: '#/compare/1/2', shows: '.chart-mark' },
  { name: 'compare-choice', address: '#/compare/1', shows: '[role=combobox]' },
  { name: 'player-edit', address: '#/players/1/edit', shows: 'form' },
  { name: 'player-unknown', address: '#/players/987654', shows: '[role=alert]' },
  { name: 'achievements', address: '#/achievements', shows: '.achievement' },
  { name: 'achievement-leaderboard', address: '#/achievements/leaderboard', shows: 'tbody tr' },
  {
    name: 'achievement-leaderboard-found',
    address: '#/achievements/leaderboard?player=2',
    shows: '[aria-current=true] .player',
  },
  { name: 'analytics', address: '#/analytics', shows: '.heat' },
  { name: 'analytics-mode', address: '#/analytics/SEASONS?by=hour', shows: '.heat' },
  { name: 'analytics-empty', address: '#/analytics/EMPTY', shows: 'pre' },
  { name: 'activity', address: '#/activity', shows: '.activity li' },
  { name: 'status', address: '#/status', shows: '.figures' },
  { name: 'nowhere', address: '#/no/such/view', shows: 'h1' },
  {
    name: 'player-delete',
    address: '#/players/1',
    shows: '.achievement',
    act: (page) => page.getByRole('button', { name: 'Delete', exact: true }).click(),
  },
  {
    name: 'submit-faults',
    address: '#/submit',
    shows: '#mode',
    act: (page) => page.getByRole('button', { name: 'Submit score' }).click(),
  },
  { name: 'submit-result', address: '#/submit?player=2', shows: '#mode', act: submitScore },
];

async function submitScore(page: Page): Promise<void> {
  await page.getByLabel('Score', { exact: true }).fill('4321');
  await page.getByRole('button', { name: 'Submit score' }).click();
  await page.getByRole('heading', { name: 'Score submitted' }).waitFor();
}

async function showKeys(page: Page): Promise<void> {
  await page.locator('footer').waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
}

const output = join(__dirname, '../output');

async function keepPicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(output, `${name}.png`), fullPage: true });
}

/** Pixels that stand over at the side; charts may take a moment to follow the width of the window. */
async function overflow(page: Page): Promise<number> {
  for (let attempt = 0; ; attempt += 1) {
    const over = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    if (over === 0 || attempt === 20) return over;
    await page.waitForTimeout(50);
  }
}

async function fill(under: PageUnderTest): Promise<void> {
  const names = [
    'Ada Lovelace',
    'بلال حدّاد',
    '千代',
    'Дмитрий',
    'Hana',
    'Maximilian Extraordinarilylongunbrokensurname-Featherstonehaugh',
    'Kofi Mensah',
    'Olúwaṣeun',
  ];
  for (const [index, name] of names.entries()) {
    const person = await under.addPlayer(name);
    for (const [game, mode] of ['CLASSIC', 'ARCADE', 'CLASSIC'].entries()) {
      await under.submit(person, 400 + ((index * 977 + game * 431) % 3_000), mode);
    }
  }
  await under.post('/api/game-modes', {
    code: 'SEASONS',
    name: 'Speedrun',
    sort: 'asc',
    unit: 'ms',
    time_zone: 'Asia/Tokyo',
    reset: { cron: '0 9 1 * *' },
  });
  const last = await under.addPlayer('Level');
  await under.submit(last, 83_456, 'SEASONS');
  await under.submit(last, 400 + ((7 * 977 + 2 * 431) % 3_000));
  await under.addPlayer('Newcomer');
}

describePage('Every view', (under) => {
  beforeAll(async () => {
    mkdirSync(output, { recursive: true });
    await fill(under());
  }, 60_000);

  it.each(views)(
    '$name is accessible and fits, from phone to desk, light and dark',
    async ({ name, address, shows, act }) => {
      const page = await under().open(address, { reducedMotion: 'reduce' });
      await page.locator(shows).first().waitFor();
      await page.locator('.loading').first().waitFor({ state: 'detached' });
      await act?.(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        for (const width of [320, 390, 1280]) {
          await page.setViewportSize({ width, height: 844 });
          const at = `${width} px, ${colorScheme}`;
          expect({ at, overflow: await overflow(page) }).toEqual({ at, overflow: 0 });
          const isPhone = width === 390;
          expect({ at, violations: isPhone ? [] : await violations(page) }).toEqual({ at, violations: [] });
          if (width >= 390) await keepPicture(page, `${name}-${width}-${colorScheme}`);
        }
      }
    },
    60_000,
  );

  it('follows the system in its colours until another choice is made, and keeps that', async () => {
    const page = await under().open('#/', { colorScheme: 'dark' });
    const theme = () => page.locator('html').getAttribute('data-theme');
    expect(await theme()).toBe('dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.locator('html[data-theme="light"]').waitFor();
    await page.getByText('Dark', { exact: true }).click();
    expect(await theme()).toBe('dark');
    await page.reload();
    expect(await theme()).toBe('dark');
    expect(await page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true);
  });

  it.each([320, 390, 430])(
    'keeps its navigation in one row with the current item in sight, at %d px',
    async (width) => {
      const page = await under().open('#/activity', { viewport: { width, height: 844 }, locale: 'de-DE' });
      const links = page.locator('.top nav a');
      const current = page.locator('.top nav a[aria-current=true]');
      await current.waitFor();
      const boxes = await Promise.all((await links.all()).map((link) => link.boundingBox()));
      expect(new Set(boxes.map((box) => box?.y)).size).toBe(1);
      for (const box of boxes) expect(box?.height).toBeGreaterThanOrEqual(44);
      const box = await current.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
      const brand = await page.locator('.brand').boundingBox();
      const submit = await page.locator('.top > .button').boundingBox();
      expect(submit?.y).toBeLessThan((brand?.y ?? 0) + (brand?.height ?? 0));
      expect(await page.locator('connection-state').textContent()).toMatch(/\S/);
    },
  );

  it('moves the focus to the heading of a new view, and names the window after it', async () => {
    const page = await under().open('#/');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Players' }).click();
    await page.locator('h1:focus', { hasText: 'Players' }).waitFor();
    expect(await page.title()).toBe('Players – Laurel');
  });

  it('needs nothing from another host', async () => {
    const page = await under().open('');
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    await page.reload();
    await page.locator('tbody tr').first().waitFor();
    expect([...hosts]).toEqual([new URL(page.url()).host]);
  });
});
