import { describePage } from './page-under-test';

/** Which hour of the week it is in a zone, as the heat map names it. */
function hourOfWeek(timeZone: string, at: Date): string {
  const parts = { timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit' } as const;
  const [weekday, time] = new Intl.DateTimeFormat('en-GB', parts).format(at).split(/,? (?=\d)/);
  return `${weekday}, ${time?.slice(0, 2)}:00`;
}

/** In the page: pairs of words on the line below a chart that touch each other. */
const wordsThatTouch = `[...document.querySelectorAll('.chart-plot svg')].flatMap((plot) => {
  const all = [...plot.querySelectorAll('.chart-label')];
  const lineOf = (label) => Number(label.getAttribute('y'));
  const below = all.filter((label) => lineOf(label) === Math.max(...all.map(lineOf)));
  const boxes = below.map((label) => [label.textContent, label.getBoundingClientRect()]);
  return boxes.flatMap(([text, box], index) => boxes.slice(index + 1)
    .filter(([, { left, right }]) => left < box.right + 2 && right + 2 > box.left)
    .map(([other]) => text + ' touches ' + other));
})`;

describePage('Analytics', (under) => {
  beforeAll(async () => {
    const [ada, bob] = [await under().addPlayer('Ada'), await under().addPlayer('Bob')];
    for (const score of [1_200, 1_300, 1_400]) await under().submit(ada, score);
    await under().submit(bob, 900, 'ARCADE');
  });

  it('show games and players over time, scores, busiest hours and achievements, of all modes and of one', async () => {
    const page = await under().open('#/');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Analytics' }).click();
    await page.getByText('4 games in this time').waitFor();
    const last = (label: string) => page.getByRole('slider', { name: label }).getAttribute('aria-valuetext');
    expect(await last('Games over time in Global')).toMatch(/Games: 4$/);
    expect(await last('Players over time in Global')).toMatch(/Played: 2, Registered: 2$/);
    expect(await last('Games over time in Global')).toContain(', so far, ');
    // First Steps for both, and Rising Star for one.
    expect(await last('Achievements unlocked over time')).toMatch(/Achievements unlocked: 3$/);
    await page.getByRole('slider', { name: 'Players by score in Global' }).waitFor();
    await page.getByRole('link', { name: 'ARCADE' }).click();
    await page.getByText('1 game in this time').waitFor();
    expect(await last('Players over time in ARCADE')).toMatch(/Played: 1, Registered: 2$/);
    expect(page.url()).toMatch(/#\/analytics\/ARCADE$/);
  });

  it('show what is not over yet as a point of its own, which no line falls to', async () => {
    const page = await under().open('#/analytics?by=hour');
    const chart = page.locator('line-chart').first();
    await chart.getByText('So far: not over yet').waitFor();
    const open = chart.locator('.chart-plot .chart-open');
    const path = await chart.locator('.chart-plot [class^=series-] path').getAttribute('d');
    const lastX = Number(/L([\d.]+) [\d.]+$/.exec(path ?? '')?.[1]);
    expect(Number(await open.getAttribute('cx'))).toBeGreaterThan(lastX);
    await chart.getByText('Show as a table').click();
    expect(await chart.locator('tbody th').last().innerText()).toMatch(/\(so far\)$/);
    expect(await chart.locator('tbody th', { hasText: 'so far' }).count()).toBe(1);
  });

  it.each([320, 390, 1280])('keep the words below a chart from touching, at %d px', async (width) => {
    const locale = width === 390 ? 'de-DE' : 'en-GB';
    const page = await under().open('#/nowhere', { locale, viewport: { width, height: 844 } });
    for (const interval of ['hour', 'day', 'month']) {
      await page.goto(page.url().replace(/#.*/, `#/analytics?by=${interval}`));
      await page.locator('.chart-label').first().waitFor();
      await page.locator('.loading').first().waitFor({ state: 'detached' });
      const touching = await page.evaluate<string[]>(wordsThatTouch);
      expect({ interval, touching }).toEqual({ interval, touching: [] });
      expect(await page.locator('.chart-label').count()).toBeGreaterThan(8);
    }
  });

  it('keep the interval in the address, and count players by nothing shorter than a day', async () => {
    const page = await under().open('#/analytics/CLASSIC');
    await page.getByRole('link', { name: 'Hours' }).click();
    await page.getByText('Players are counted by the day').waitFor();
    expect(await page.getByRole('slider', { name: 'Games over time' }).getAttribute('aria-valuemax')).toBe(
      '49',
    );
    await page.getByRole('link', { name: 'Months' }).click();
    await page.reload();
    await page.locator('a[aria-current=page]', { hasText: 'Months' }).waitFor();
    expect(page.url()).toMatch(/#\/analytics\/CLASSIC\?by=month$/);
    await page.goBack();
    await page.locator('a[aria-current=page]', { hasText: 'Hours' }).waitFor();
  });

  it.each(['Asia/Tokyo', 'America/St_Johns'])(
    'tell the hour of the week by the clocks of %s',
    async (zone) => {
      const page = await under().open('#/analytics', { timezoneId: zone });
      await page.getByText(`by your clock (${zone})`).waitFor();
      const busy = page.locator('.heat td:not(.heat-0)[title]').first();
      const titles = await busy.getAttribute('title');
      // The hour may have changed since the games.
      const hours = [0, 1].map((ago) => hourOfWeek(zone, new Date(Date.now() - ago * 3_600_000)));
      expect(hours.some((hour) => titles?.startsWith(hour))).toBe(true);
      expect(await page.locator('.heat td[title]').count()).toBe(168);
    },
  );

  it('say what to do where nobody has played', async () => {
    const page = await under().open('#/analytics/NOBODY');
    await page.getByText('Nothing to count yet').waitFor();
    expect(await page.locator('pre').textContent()).toContain('"game_mode":"NOBODY"');
  });

  it('offer other intervals of a mode with seasons, where the running one is empty', async () => {
    await under().post('/api/game-modes', { code: 'SEASONAL', reset: { cron: '0 0 1 1 *' } });
    const page = await under().open('#/analytics/SEASONAL?by=hour');
    await page.getByText('No games in this time.').first().waitFor();
    await page.getByRole('link', { name: 'Months' }).click();
    await page.waitForURL(/by=month$/);
  });

  it('come when the modes do, whose first request failed', async () => {
    const page = await under().open('#/nowhere');
    await page.route('**/api/game-modes', (route) => route.abort());
    await page.goto(page.url().replace(/#.*/, '?#/analytics/ARCADE'));
    await page.getByText('1 game in this time').waitFor();
    await page.getByRole('alert').waitFor();
    await page.unroute('**/api/game-modes');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.locator('bar-chart').waitFor();
  });

  it('keep what is there when a refresh fails, say so, and load again', async () => {
    const page = await under().open('#/analytics');
    await page.getByText('4 games in this time').waitFor();
    await page.route('**/api/analytics/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('alert').getByText('The server does not answer').waitFor();
    expect(await page.getByText('4 games in this time').isVisible()).toBe(true);
    await page.unroute('**/api/analytics/**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('show a failure in the place of each chart that never came', async () => {
    const page = await under().open('#/');
    await page.route('**/api/analytics/hours*', (route) => route.abort());
    await page.goto(page.url().replace(/#.*/, '#/analytics'));
    await page.getByText('4 games in this time').waitFor();
    await page.getByRole('alert').waitFor();
    await page.unroute('**/api/analytics/hours*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.heat').waitFor();
  });
});
