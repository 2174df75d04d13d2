import { describePage } from './page-under-test';

describePage('The status of the server', (under) => {
  it('tells how its parts do, how fast it answers, and at the next reading how fast just now', async () => {
    const page = await under().open('#/status');
    await page.getByText('Since the server started.').waitFor();
    const figure = (name: string) =>
      page.locator('.figures > div', { hasText: name }).locator('dd').innerText();
    expect(await figure('Requests')).toMatch(/^[\d.]+ per second$/);
    expect(await figure('Answered in, 95 of 100')).toMatch(/ ms$/);
    expect(await figure('Memory')).toMatch(/^\d+ ?MB$/);
    expect(await figure('Boards ranked anew')).toBe('None just now');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText(/Over the last \d+ seconds/).waitFor();
    expect(await page.locator('.parts tbody tr').count()).toBe(7);
  });

  it('keeps the figures on the screen when the server goes away', async () => {
    const page = await under().open('#/status');
    await page.locator('.figures').waitFor();
    // Nothing here is live: it must not look as if it were still connecting.
    expect(await page.locator('connection-state').innerText()).toBe('Every 30 s');
    const figures = await page.locator('.figures > div').count();
    expect(figures).toBeGreaterThan(10);
    await page.route('**/metrics', (route) => route.abort());
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.locator('.figures > div').count()).toBe(figures);
  });
});
