import type { Page } from 'playwright-core';
import { describePage, type Person } from './page-under-test';

describePage('Two players side by side', (under) => {
  let one: Person;
  let other: Person;

  beforeAll(async () => {
    await under().post('/api/game-modes', { code: 'RUN', name: 'Run', sort: 'asc', unit: 'ms' });
    one = await under().addPlayer('<i>נועה</i>');
    other = await under().addPlayer('Other');
    await under().submit(one, 500, 'CLASSIC');
    await under().submit(other, 400, 'CLASSIC');
    await under().submit(one, 61_000, 'RUN');
    await under().submit(other, 60_500, 'RUN');
    await under().submit(other, 3, 'ARCADE');
  });

  async function boards(page: Page): Promise<string[][]> {
    const rows = page.getByRole('table', { name: 'Boards', exact: true }).locator('tbody tr');
    await rows.first().waitFor();
    const cells = await Promise.all((await rows.all()).map((row) => row.locator('th, td').allInnerTexts()));
    return cells.map((texts) => texts.map((text) => text.replace(/\s+/g, ' ').trim()));
  }

  it('tells who is ahead on which board, by the rules of each', async () => {
    const page = await under().open(`#/compare/${one.id}/${other.id}`);
    const rows = new Map((await boards(page)).map(([name, ...places]) => [name, places]));
    expect(rows.get('CLASSIC')).toEqual(['500 ahead 1 of 2', '400 2 of 2']);
    expect(rows.get('Run')).toEqual(['1:01.000 2 of 2', '1:00.500 ahead 1 of 2']);
    expect(rows.get('ARCADE')).toEqual(['–', '3 1 of 1']);
    expect(await page.locator('.tally').innerText()).toContain(
      '<i>נועה</i>\u2069 is ahead on 2 of the 3 boards',
    );
    expect(await page.locator('main i').count()).toBe(0);
  });

  it('draws both on one scale, in the mode of the address', async () => {
    const page = await under().open(`#/compare/${one.id}/${other.id}/RUN`);
    const chart = page.locator('line-chart');
    await chart.getByText('Show as a table').click();
    const heads = await chart.locator('thead th').allInnerTexts();
    expect(heads.slice(1)).toEqual(['<i>נועה</i>', 'Other']);
    expect(await chart.locator('tbody tr').last().locator('td').allInnerTexts()).toEqual([
      '1:01.000',
      '1:00.500',
    ]);
    expect((await page.locator('.chart-mark').allTextContents()).sort()).toEqual(['<i>נועה</i>', 'Other']);
    await page.reload();
    await page.getByRole('slider', { name: 'Scores over time in Run' }).waitFor();
    await page.getByRole('link', { name: 'Swap sides' }).click();
    await page.locator('.compared thead th').nth(1).filter({ hasText: 'Other' }).waitFor();
    expect(page.url()).toContain(`#/compare/${other.id}/${one.id}/RUN`);
  });

  it('lets choose whom to compare with, oneself too', async () => {
    const page = await under().open(`#/players/${one.id}`);
    await page.getByRole('link', { name: 'Compare', exact: true }).click();
    await page.getByRole('main').getByRole('combobox').fill('oth');
    await page.getByRole('option', { name: 'Other' }).click();
    await page.getByRole('slider', { name: 'Scores over time in CLASSIC' }).waitFor();
    expect(page.url()).toMatch(new RegExp(`#/compare/${one.id}/${other.id}$`));
    await page.evaluate(`localStorage.setItem('laurel-me', '${other.id}')`);
    await page.goto(page.url().replace(/#.*/, `#/compare/${one.id}`));
    await page.getByRole('link', { name: 'Compare with me' }).click();
    expect(await boards(page)).not.toHaveLength(0);
  });

  it('says so when one of them is nobody, or both are the same', async () => {
    const page = await under().open(`#/compare/${one.id}/987654`);
    await page.getByRole('alert').getByText('987654').waitFor();
    await page.goto(page.url().replace(/#.*/, `#/compare/${one.id}/${one.id}`));
    await page.getByText('These are the same player.').waitFor();
    await page.getByRole('main').getByRole('combobox').waitFor();
  });

  it('keeps what it has when the server fails, and says so', async () => {
    const page = await under().open(`#/compare/${one.id}/${other.id}`);
    const before = await boards(page);
    await page.locator('.chart-mark').first().waitFor();
    await page.route('**/api/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor();
    expect(await boards(page)).toEqual(before);
  });
});
