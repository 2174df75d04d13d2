import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describePage, untilTrue } from './page-under-test';

describePage('The frame', (under) => {
  beforeAll(async () => {
    for (const [index, name] of ['Ada', 'Bo', 'Cy'].entries()) {
      await under().submit(await under().addPlayer(name), 100 - index);
    }
  });

  it('goes places by keys, and shows them', async () => {
    const page = await under().open('#/boards/CLASSIC');
    await page.locator('tbody tr').first().waitFor();
    await page.locator('footer').waitFor();
    await page.keyboard.press('j');
    await untilTrue(page, `document.activeElement?.textContent === 'Ada'`);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await page.locator(':focus').innerText()).toBe('Bo');
    await page.keyboard.press('/');
    expect(await page.locator(':focus').getAttribute('role')).toBe('combobox');
    await page.keyboard.type('gp?');
    expect(await page.getByRole('combobox', { name: 'Find a player' }).inputValue()).toBe('gp?');
    await page.locator(':focus').blur();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.getByRole('heading', { level: 1, name: 'Players' }).waitFor();
    // The button of a dialog that has just been closed keeps the focus until the next frame.
    for (const key of ['g', 'b']) await page.locator('keys-help button').dispatchEvent('keydown', { key });
    await page.getByRole('heading', { level: 1, name: 'Global board' }).waitFor();
  });

  it('does without single keys for who wants it so', async () => {
    const page = await under().open('#/boards/CLASSIC');
    await page.getByRole('button', { name: 'Keyboard' }).click();
    await page.getByRole('checkbox', { name: 'Single keys do something' }).uncheck();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(page.url()).toMatch(/CLASSIC$/);
  });

  it('keeps everything in its place while a board comes in', async () => {
    const page = await under().open('#/nowhere', { viewport: { width: 390, height: 844 } });
    await page.addInitScript(`
      window.shifted = 0;
      new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shifted += value)))
        .observe({ type: 'layout-shift', buffered: true });`);
    await page.goto(page.url().replace(/#.*/, '?#/boards/CLASSIC/weekly'));
    await page.locator('tbody tr').first().waitFor();
    await page.locator('.countdown time').waitFor();
    expect(await page.evaluate<number>('window.shifted')).toBeLessThan(0.05);
  });

  it('fills a big screen with a board and nothing else', async () => {
    const page = await under().open('#/kiosk/CLASSIC/weekly', { viewport: { width: 1920, height: 1080 } });
    await page.locator('.wall tr').nth(2).waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollHeight <= innerHeight')).toBe(true);
  });

  it('shows a board in a frame of another site', async () => {
    const page = await under().open('#/nowhere');
    const { origin } = new URL(page.url());
    const address = `${origin}/embed.html?mode=CLASSIC&rows=2&theme=dark`;
    const site = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(`<iframe src="${address}" title="Board" width="400" height="300"></iframe>`);
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    const board = page.frameLocator('iframe');
    await board.locator('tbody tr').nth(1).waitFor();
    expect(await board.locator('tbody th').allInnerTexts()).toEqual(['Ada', 'Bo']);
    expect(await board.getByRole('link', { name: 'Ada' }).getAttribute('href')).toMatch(
      /^\.\/#\/players\/\d+$/,
    );
    site.close();
  });
});
