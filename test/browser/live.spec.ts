import type { Page, WebSocketRoute } from 'playwright-core';
import { eventually } from '../support/eventually';
import { describePage, hide, namesIn, untilTrue, type Person } from './page-under-test';

const refreshMs = 30_000;
const state = (page: Page) => page.locator('.connection');
/** The address of a view, as a load of its own. */
const anew = (page: Page, view: string): string => page.url().replace(/#.*/, `?${view}`);
const goOnline = (page: Page) => page.evaluate(`window.dispatchEvent(new Event('online'))`);

/** Lets the page reach the server for as long as `isAway` is false, and keeps the sockets it opens. */
async function reachable(page: Page): Promise<{ isAway: boolean; sockets: WebSocketRoute[] }> {
  const server = { isAway: false, sockets: [] as WebSocketRoute[] };
  await page.routeWebSocket('**/ws', (socket) => {
    server.sockets.push(socket);
    if (server.isAway) void socket.close();
    else socket.connectToServer();
  });
  return server;
}

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

  it('shows a score on a profile that came while the profile was being opened, and reads nothing twice without one', async () => {
    const person = people[28] as Person;
    const page = await under().open('#/nowhere');
    let asked = 0;
    page.on('request', (request) => (asked += /\/ranks$/.test(new URL(request.url()).pathname) ? 1 : 0));
    await page.goto(anew(page, `#/players/${person.id}`));
    await state(page).filter({ hasText: 'Live' }).waitFor();
    await page.getByRole('heading', { name: 'Places' }).waitFor();
    await page.waitForTimeout(600);
    expect(asked).toBe(1);

    let subscribe = (): void => undefined;
    const submitted = new Promise<void>((resolve) => (subscribe = resolve));
    await page.routeWebSocket('**/ws', (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((message) => void submitted.then(() => server.send(message)));
    });
    await page.goto(anew(page, `again#/players/${person.id}`));
    await page.getByRole('heading', { name: 'Places' }).waitFor();
    await page.getByText('7,654').waitFor({ state: 'detached' });
    await under().submit(person, 7_654, 'OTHER');
    subscribe();
    await page.getByText('7,654').first().waitFor();
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

  it('tells an activity once that was loaded while the connection was lost', async () => {
    const page = await under().open('#/nowhere');
    const server = await reachable(page);
    await page.goto(anew(page, '#/activity'));
    await page.locator('.activity li').first().waitFor();
    await state(page).filter({ hasText: 'Live' }).waitFor();
    server.isAway = true;
    await server.sockets[0]?.close();
    await under().submit(people[4] as Person, 7_777, 'LIVE');
    await page.getByRole('button', { name: 'Refresh' }).click();
    const missed = page.locator('.activity li', { hasText: '7,777' });
    await missed.waitFor();
    server.isAway = false;
    await goOnline(page);
    await under().submit(people[4] as Person, 8_888, 'LIVE');
    await page.locator('.activity li', { hasText: '8,888' }).waitFor();
    expect(await missed.count()).toBe(1);
  });

  it('shows a player what was missed, also where the server does not know any more what that was', async () => {
    const page = await under().open('#/nowhere');
    const sockets: WebSocketRoute[] = [];
    let told = 0;
    await page.routeWebSocket('**/ws', (socket) => {
      sockets.push(socket);
      const server = socket.connectToServer();
      server.onMessage((message) => {
        told += 1;
        socket.send(message);
      });
      socket.onMessage((message) => server.send(String(message).replace(/"tag":"[^"]*"/, '"tag":"unknown"')));
    });
    await page.goto(anew(page, `#/players/${people[5]?.id}`));
    await state(page).filter({ hasText: 'Live' }).waitFor();
    await page.getByRole('cell', { name: '995', exact: true }).first().waitFor();
    await eventually(async () => expect(told).toBe(1));
    await sockets[0]?.close();
    await under().submit(people[5] as Person, 4_567, 'LIVE');
    await page.getByText('4,567').first().waitFor();
  });

  it('tries ever more seldom, and no oftener for views that come and go', async () => {
    const page = await under().open('#/nowhere');
    const server = await reachable(page);
    server.isAway = true;
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.goto(anew(page, '#/boards/LIVE'));
    await state(page).filter({ hasText: 'Every 30 s' }).waitFor();
    for (const view of ['activity', 'boards/LIVE', 'activity', 'boards/LIVE']) {
      await page.evaluate(`location.hash = '#/${view}'`);
      await page
        .locator(view === 'activity' ? '.activity li' : 'tbody tr')
        .first()
        .waitFor();
    }
    expect(server.sockets).toHaveLength(1);
    for (let times = 1; times <= 6; times += 1) {
      await goOnline(page);
      await untilTrue(page, `document.querySelector('.connection.polling') !== null`);
    }
    const before = server.sockets.length;
    for (let seconds = 0; seconds < 60; seconds += 1) await page.clock.runFor(1_000);
    expect(server.sockets.length - before).toBeLessThanOrEqual(3);
  });

  it('finds that a connection is dead which nobody has closed', async () => {
    const page = await under().open('#/nowhere');
    const sockets: WebSocketRoute[] = [];
    let isDead = false;
    await page.routeWebSocket('**/ws', (socket) => {
      const server = socket.connectToServer();
      if (sockets.push(socket) > 1) return;
      socket.onMessage((message) => !isDead && server.send(message));
      server.onMessage((message) => !isDead && socket.send(message));
    });
    await page.clock.install();
    await page.goto(anew(page, '#/boards/LIVE'));
    await page.locator('tbody tr').first().waitFor();
    await state(page).filter({ hasText: 'Live' }).waitFor();
    isDead = true;
    await under().submit(people[8] as Person, 20_000, 'LIVE');
    await page.clock.runFor(3 * refreshMs);
    await page.locator('tbody tr').first().filter({ hasText: 'Runner 8' }).waitFor();
    expect(sockets.length).toBeGreaterThan(1);
  });

  it('asks every 30 seconds for what the server does not tell of', async () => {
    const page = await under().open('#/nowhere');
    await page.routeWebSocket('**/ws', (socket) =>
      socket.onMessage((message) => {
        const { subscribe = [] } = JSON.parse(String(message)) as { subscribe?: string[] };
        for (const channel of subscribe) {
          socket.send(JSON.stringify({ type: 'error', channel, code: 'too_many_channels', detail: 'Full.' }));
        }
      }),
    );
    await page.clock.install();
    await page.goto(anew(page, '#/boards/LIVE'));
    await page.locator('tbody tr').first().waitFor();
    await under().submit(people[9] as Person, 30_000, 'LIVE');
    await page.clock.runFor(refreshMs + 1_000);
    await page.locator('tbody tr').first().filter({ hasText: 'Runner 9' }).waitFor();
  });
});
