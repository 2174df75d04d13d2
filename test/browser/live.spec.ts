import type { Page, WebSocketRoute } from 'playwright-core';
import { describePage, hide, namesIn, untilTrue, type Person } from './page-under-test';

const state = (page: Page) => page.locator('.connection');

describePage('The live page', (under) => {
  const people: Person[] = [];

  beforeAll(async () => {
    for (let index = 0; index < 30; index += 1) {
      const person = await under().addPlayer(`Runner ${index}`);
      people.push(person);
      await under().submit(person, 1_000 - index, 'LIVE');
    }
  }, 60_000);

  it('moves a row when its score comes in, and keeps focus and scroll', async () => {
    const page = await under().open('#/boards/LIVE');
    await state(page).filter({ hasText: 'Live' }).waitFor();
    await page.getByRole('link', { name: 'Runner 20', exact: true }).focus();
    await untilTrue(page, 'window.scrollY > 0');
    const before = await page.evaluate<number>('window.scrollY');
    await under().submit(people[25] as Person, 2_000, 'LIVE');
    await page.locator('tbody tr').first().filter({ hasText: 'Runner 25' }).waitFor();
    await under().submit(people[20] as Person, 1_999, 'LIVE');
    await page.locator('tbody tr').nth(1).filter({ hasText: 'Runner 20' }).waitFor();
    expect(await page.locator(':focus').innerText()).toBe('Runner 20');
    expect(await page.evaluate<number>('window.scrollY')).toBe(before);
  });

  it.each(['no-preference', 'reduce'] as const)(
    'glides where motion is wanted: %s',
    async (reducedMotion) => {
      const page = await under().open('#/nowhere', { reducedMotion });
      await page.addInitScript(`
      window.glides = 0;
      const { animate } = Element.prototype;
      Element.prototype.animate = function (...given) { window.glides += 1; return animate.apply(this, given); };`);
      await page.goto(page.url().replace(/#.*/, '?#/boards/LIVE'));
      await state(page).filter({ hasText: 'Live' }).waitFor();
      await page.locator('tbody tr').first().waitFor();
      const rival = people[reducedMotion === 'reduce' ? 11 : 12] as Person;
      await under().submit(rival, reducedMotion === 'reduce' ? 5_001 : 5_000, 'LIVE');
      await page.locator('tbody tr').first().filter({ hasText: rival.display_name }).waitFor();
      expect((await page.evaluate<number>('window.glides')) > 0).toBe(reducedMotion === 'no-preference');
    },
  );

  it('pauses while nobody looks, and then shows what it missed', async () => {
    const page = await under().open('#/nowhere');
    const said: string[] = [];
    await page.routeWebSocket('**/ws', (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((message) => {
        said.push(String(message));
        server.send(message);
      });
    });
    await page.goto(page.url().replace(/#.*/, '?#/boards/LIVE'));
    await state(page).filter({ hasText: 'Live' }).waitFor();
    await page.locator('tbody tr').first().waitFor();
    await hide(page, true);
    expect(await state(page).innerText()).toBe('Paused');
    await under().submit(people[13] as Person, 6_000, 'LIVE');
    await hide(page, false);
    await page.locator('tbody tr').first().filter({ hasText: 'Runner 13' }).waitFor();
    expect(said.slice(-2)).toEqual(['{"pause":true}', '{"resume":true}']);
  });

  it('shows an activity the moment it happens', async () => {
    const page = await under().open('#/activity');
    await page.locator('.activity li').first().waitFor();
    await state(page).filter({ hasText: 'Live' }).waitFor();
    await under().submit(people[3] as Person, 4_321, 'LIVE');
    await page.locator('.activity li', { hasText: '4,321' }).waitFor();
  });

  it('catches up with what it missed while it was away', async () => {
    const page = await under().open('#/nowhere');
    const sockets: WebSocketRoute[] = [];
    await page.routeWebSocket('**/ws', (socket) => {
      sockets.push(socket);
      socket.connectToServer();
    });
    await page.goto(page.url().replace(/#.*/, '?#/boards/LIVE'));
    await state(page).filter({ hasText: 'Live' }).waitFor();
    await page.locator('tbody tr').first().waitFor();
    await sockets[0]?.close();
    await under().submit(people[7] as Person, 9_999, 'LIVE');
    await page.locator('tbody tr').first().filter({ hasText: 'Runner 7' }).waitFor();
    expect(sockets.length).toBeGreaterThan(1);
  });

  it('says that it asks every 30 seconds where there is no live connection', async () => {
    const page = await under().open('#/nowhere');
    await page.routeWebSocket('**/ws', (socket) => socket.close());
    await page.goto(page.url().replace(/#.*/, '?#/boards/LIVE'));
    await state(page).filter({ hasText: 'Every 30 s' }).waitFor();
    expect(await namesIn(page)).toHaveLength(30);
  });

  it('says that it is offline while nothing answers, and goes on by itself', async () => {
    const page = await under().open('#/nowhere');
    await page.routeWebSocket('**/ws', (socket) => socket.close());
    await page.route('**/api/**', (route) => route.abort());
    await page.goto(page.url().replace(/#.*/, '?#/boards/LIVE'));
    await state(page).filter({ hasText: 'Offline' }).waitFor();
    await page.unroute('**/api/**');
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await state(page).filter({ hasText: 'Every 30 s' }).waitFor();
  });
});
