import { describePage } from './page-under-test';

describePage('Languages', (under) => {
  beforeAll(async () => {
    await under().submit(await under().addPlayer('Ada'), 1_234_567);
  });

  it('speaks the first language of the browser that it knows, with its numbers and dates', async () => {
    const page = await under().open('#/boards/CLASSIC', { locale: 'de-AT' });
    await page.getByRole('columnheader', { name: 'Spieler' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    const expected = new Intl.NumberFormat('de-AT').format(1_234_567);
    expect(await page.locator('tbody .number.strong').allInnerTexts()).toEqual([expected]);
    expect(await page.locator('tbody time').first().innerText()).toMatch(/^(vor \d+ Sek\.|jetzt)$/);
  });

  it('speaks English where it knows none of them', async () => {
    const page = await under().open('#/players', { locale: 'ja-JP' });
    await page.getByRole('heading', { level: 1, name: 'Players' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('changes the language on the spot, stays at its address, and keeps the choice', async () => {
    const page = await under().open('#/players');
    await page.getByLabel('Language').selectOption({ label: 'Deutsch' });
    await page.getByRole('heading', { level: 1, name: 'Spieler' }).waitFor();
    expect(page.url()).toMatch(/#\/players$/);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Spieler' }).waitFor();
    await page.getByLabel('Sprache').selectOption({ label: 'English' });
    await page.getByRole('heading', { level: 1, name: 'Players' }).waitFor();
  });
});
