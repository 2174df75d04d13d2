import { violationsEverywhere } from './accessibility';
import { describePage, namesIn, type Person } from './page-under-test';

interface Period {
  key: string;
  ends_at: string;
}

describePage('A board', (under) => {
  const people: Person[] = [];

  beforeAll(async () => {
    for (const name of ['Ada', 'Bo', 'Cy', 'Di']) people.push(await under().addPlayer(name));
  });

  it('shows another period of the same mode, and keeps it when the mode changes', async () => {
    await under().submit(people[0] as Person, 10, 'CLASSIC');
    await under().submit(people[1] as Person, 20, 'ARCADE');
    const page = await under().open('#/boards/CLASSIC');
    const periods = page.getByRole('navigation', { name: 'Periods' });
    expect(await periods.locator('[aria-current=page]').innerText()).toBe('All time');
    await periods.getByRole('link', { name: 'Week' }).click();
    await page.locator('.countdown time').waitFor();
    expect(page.url()).toMatch(/#\/boards\/CLASSIC\/weekly$/);
    await page.getByRole('navigation', { name: 'Boards' }).getByRole('link', { name: 'ARCADE' }).click();
    await page.locator('tbody tr', { hasText: 'Bo' }).waitFor();
    expect(page.url()).toMatch(/#\/boards\/ARCADE\/weekly$/);
  });

  it('says when it ends by the viewer’s clock, and by which clock it goes', async () => {
    await under().post('/api/game-modes', { code: 'TOKYO', time_zone: 'Asia/Tokyo' });
    await under().submit(people[0] as Person, 5, 'TOKYO');
    const page = await under().open('#/boards/TOKYO/daily', { timezoneId: 'America/New_York' });
    const moment = page.locator('.countdown time');
    await moment.waitFor();
    const [running] = await under().get<Period[]>('/api/game-modes/TOKYO/periods?period=daily');
    expect(await moment.getAttribute('datetime')).toBe(running?.ends_at);
    expect(await page.locator('.countdown').innerText()).toMatch(
      /A new board starts in \d+ (hours?|minutes?) .*(10|11):00 your time, .*0:00 in Asia\/Tokyo/s,
    );
  });

  it('starts with the season where there is one, and shows past ones with those who won', async () => {
    const code = 'SEASON';
    await under().post('/api/game-modes', { code, reset: { cron: '0 0 1 1 *' } });
    for (const [index, person] of people.entries())
      await under().submit(person, [40, 30, 30, 10][index] ?? 0, code);
    await under().post(`/api/game-modes/${code}/reset`, {});
    await under().submit(people[3] as Person, 5, code);
    const page = await under().open(`#/boards/${code}`);
    await page.locator('tbody tr').first().waitFor();
    expect(await namesIn(page)).toEqual(['Di']);
    await page.getByRole('link', { name: 'The one before' }).click();
    const podium = page.getByRole('list', { name: 'The first three' });
    await podium.waitFor();
    expect((await podium.innerText()).split(/\s+/)).toEqual([
      '1',
      'Ada',
      '40',
      '2',
      'Bo',
      '30',
      '2',
      'Cy',
      '30',
    ]);
    expect(await namesIn(page)).toEqual(['Ada', 'Bo', 'Cy', 'Di']);
    await page.reload();
    await podium.waitFor();
    await page.goBack();
    await page.locator('.countdown time').waitFor();
    expect(await namesIn(page)).toEqual(['Di']);
  });

  it('shows who won before, where a period has just begun, also on a big screen', async () => {
    const code = 'BEGUN';
    await under().post('/api/game-modes', { code, reset: { cron: '0 0 1 1 *' } });
    for (const [index, person] of people.entries()) await under().submit(person, 40 - 10 * index, code);
    await under().post(`/api/game-modes/${code}/reset`, {});
    const page = await under().open(`#/boards/${code}`);
    const podium = page.getByRole('list', { name: 'The first three' });
    await podium.waitFor();
    expect(await podium.locator('.player').allInnerTexts()).toEqual(['Ada', 'Bo', 'Cy']);
    await page.getByText('No scores here yet').waitFor();

    const wall = await under().open(`#/kiosk/${code}`, { viewport: { width: 1920, height: 1080 } });
    await wall.getByText('A new board has begun').waitFor();
    await wall.getByRole('heading', { name: /^Last season: / }).waitFor();
    expect(await wall.locator('.podium .player').allInnerTexts()).toEqual(['Ada', 'Bo', 'Cy']);
    for (const view of [page, wall]) expect(await violationsEverywhere(view)).toEqual([]);

    await page.getByRole('link', { name: /^Last season: / }).click();
    await page.locator('.ended').waitFor();
    await page.locator('tbody .player').first().waitFor();
    expect(await namesIn(page)).toEqual(['Ada', 'Bo', 'Cy', 'Di']);
  }, 60_000);

  it('begins high on the screen, with its mode and its period in one row', async () => {
    await under().submit(people[0] as Person, 10, 'CLASSIC');
    const page = await under().open('#/boards/CLASSIC/monthly', { viewport: { width: 1280, height: 900 } });
    await page.locator('tbody tr').first().waitFor();
    const top = async (selector: string) => (await page.locator(selector).first().boundingBox())?.y ?? NaN;
    const middle = async (selector: string) => {
      const box = await page.locator(selector).first().boundingBox();
      return Math.round((box?.y ?? NaN) + (box?.height ?? NaN) / 2);
    };
    expect(await top('table.board')).toBeLessThanOrEqual(385);
    expect(await middle('.board-choice > :first-child')).toBe(await middle('.board-choice > .kinds'));
    await page.goto(page.url().replace('/monthly', ''));
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('.periods').waitFor({ state: 'detached' });
    await page.locator('tbody tr').first().waitFor();
    expect(await top('table.board')).toBeLessThanOrEqual(435);
  });

  it('writes scores as their mode counts, and says how it ranks', async () => {
    const rules = { sort: 'asc', operator: 'last', ties: 'unique', unit: 'ms' };
    await under().post('/api/game-modes', { code: 'RACE', ...rules });
    await under().submit(people[0] as Person, 83_456, 'RACE');
    await under().submit(people[1] as Person, 3_601_007, 'RACE');
    await under().post('/api/game-modes', { code: 'WEIGHT', decimals: 2, unit: 'kg' });
    await under().submit(people[0] as Person, 1_234.5, 'WEIGHT');
    const page = await under().open('#/boards/RACE');
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('tbody .number.strong').allInnerTexts()).toEqual(['1:23.456', '1:00:01.007']);
    expect(await page.locator('.list-head').innerText()).toContain(
      'The latest score of each player, lowest first. Of equal scores the earlier one is ahead: 1, 2, 3.',
    );
    await page.goto(page.url().replace('RACE', 'WEIGHT'));
    await page.getByRole('heading', { name: 'WEIGHT' }).waitFor();
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('tbody .number.strong').allInnerTexts()).toEqual(['1,234.50\u00a0kg']);
  });

  it('tells seasons of an hour apart by their times', async () => {
    await under().post('/api/game-modes', { code: 'HOURLY', reset: { cron: '0 * * * *' } });
    await under().submit(people[0] as Person, 5, 'HOURLY');
    const page = await under().open('#/boards/HOURLY');
    await page.locator('.countdown time').waitFor();
    const shown = await page.getByLabel('Which one').locator('option').first().textContent();
    expect(shown).toMatch(/\d{4}, \d\d:00\s?–\s?(.*, )?\d\d:00 \(1 player\)/);
  });

  it('says where its dates did not come, and asks for them again', async () => {
    const page = await under().open('#/nowhere');
    await page.route('**/periods?*', (route) => route.abort());
    await page.goto(page.url().replace(/#.*/, '?#/boards/CLASSIC'));
    await page.locator('tbody tr').first().waitFor();
    await page.getByRole('navigation', { name: 'Periods' }).getByRole('link', { name: 'Week' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('The server does not answer').waitFor();
    await page.locator('tbody tr').first().waitFor();
    await page.unroute('**/periods?*');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.countdown time').waitFor();
  });
});
