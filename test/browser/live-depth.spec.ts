import type { Page } from 'playwright-core';
import { describePage, untilTrue, type Person } from './page-under-test';

const mode = 'DEEP';
const first = `leaderboard:${mode}`;
const later = (skip: number): string => `leaderboard:${mode}::${skip}`;

interface Asked {
  subscribe?: (string | { channel: string })[];
  unsubscribe?: string[];
}

/** Opens the board; `asked`: what the page has told the live socket. */
async function openBoard(page: Page, address = ''): Promise<Asked[]> {
  const asked: Asked[] = [];
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => asked.push(JSON.parse(String(payload)) as Asked)),
  );
  await page.goto(page.url().replace(/#.*/, `?#/boards/${mode}${address}`));
  await page.locator('tbody .player').first().waitFor();
  return asked;
}

async function until(isTrue: () => boolean, page: Page): Promise<void> {
  for (let attempt = 0; attempt < 200 && !isTrue(); attempt += 1) await page.waitForTimeout(50);
  expect(isTrue()).toBe(true);
}

/** Scrolls the list so far that its row at `position`, from 0, is at the top, and waits for the event. */
function scrollTo(page: Page, position: number): Promise<void> {
  return page.evaluate(`new Promise((done) => {
    addEventListener('scroll', () => done(), { once: true });
    const list = document.querySelector('tbody');
    const row = list.querySelector('tr[aria-rowindex]').getBoundingClientRect().height;
    scrollTo(0, list.getBoundingClientRect().top + scrollY + ${position} * row);
  })`);
}

/** Who is at a place, from 1. */
const at = (page: Page, place: number) => page.locator(`tr[aria-rowindex="${place + 1}"] .player`);

describePage('A board far down', (under) => {
  const people: Person[] = [];

  beforeAll(async () => {
    for (let start = 0; start < 330; start += 30) {
      const names = Array.from({ length: 30 }, (_, n) => `Deep ${start + n + 1}`);
      people.push(...(await Promise.all(names.map((name) => under().addPlayer(name)))));
    }
    const scores = people.map(({ id }, n) => ({ player_id: id, score: 10 * (1_000 - n), game_mode: mode }));
    await under().post('/api/scores/batch', { scores });
  }, 120_000);

  /** The person who began at this place. */
  const begunAt = (place: number): Person => people[place - 1] as Person;

  it('moves as scores come in, and keeps focus and scroll', async () => {
    const page = await under().open('#/nowhere');
    const asked = await openBoard(page, '?rank=250');
    await untilTrue(page, `document.activeElement?.textContent === 'Deep 250'`);
    await until(() => JSON.stringify(asked).includes(later(200)), page);
    const before = await page.evaluate<number>('scrollY');
    await page.evaluate('performance.clearResourceTimings()');

    await under().submit(begunAt(256), 10 * (1_000 - 244) + 5, mode);
    await at(page, 245).filter({ hasText: 'Deep 256' }).waitFor();
    expect(await at(page, 251).innerText()).toBe('Deep 250');

    await under().submit(begunAt(330), 50_000, mode);
    await at(page, 252).filter({ hasText: 'Deep 250' }).waitFor();
    expect(await at(page, 246).innerText()).toBe('Deep 256');
    expect(await page.locator('tr:focus-within .player').innerText()).toBe('Deep 250');
    expect(await page.evaluate<number>('scrollY')).toBe(before);
    const read = `performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/leaderboard/'))`;
    expect(await page.evaluate<number>(`${read}.length`)).toBe(0);
  });

  it('keeps the focus on a row that goes from one page to the next', async () => {
    const page = await under().open('#/nowhere');
    const asked = await openBoard(page, '?rank=199');
    await until(() => JSON.stringify(asked).includes(later(200)), page);
    await page.locator('tr:focus-within .player').waitFor();
    const name = await page.locator('tr:focus-within .player').innerText();
    for (const [count, place] of [320, 321].entries()) {
      await under().submit(begunAt(place), 60_000 + place, mode);
      await at(page, 200 + count)
        .filter({ hasText: name })
        .waitFor();
      expect(await page.locator('tr:focus-within .player').innerText()).toBe(name);
    }
  });

  it('follows what is in sight when the list has come to rest, and leaves what is not', async () => {
    const page = await under().open('#/nowhere');
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    const asked = await openBoard(page);
    await until(() => asked.length === 1, page);
    expect(asked).toEqual([{ subscribe: [first] }]);
    for (const position of [60, 140, 220, 180, 240]) {
      await scrollTo(page, position);
      await page.clock.runFor(200);
      await at(page, position + 5).waitFor();
    }
    expect(asked).toHaveLength(1);
    await page.clock.runFor(400);
    await until(() => asked.length > 1, page);
    expect(asked.slice(1)).toEqual([{ unsubscribe: [first], subscribe: [later(200)] }]);
  });

  it('shows what was missed when the connection is back', async () => {
    const page = await under().open('#/nowhere');
    let close = async (): Promise<void> => undefined;
    let said = '';
    await page.routeWebSocket('**/ws', (socket) => {
      close = () => socket.close();
      const server = socket.connectToServer();
      socket.onMessage((message) => {
        said += String(message);
        server.send(message);
      });
    });
    await openBoard(page, '?rank=250');
    await page.locator('.connection.live').waitFor();
    await untilTrue(page, `document.querySelector('tr:focus-within') !== null`);
    const name = await at(page, 250).innerText();
    await until(() => said.includes(later(200)), page);
    await close();
    await under().submit(begunAt(310), 70_000, mode);
    await at(page, 251).filter({ hasText: name }).waitFor();
  });

  it('is refreshed where it is looked at when there is no live connection', async () => {
    const page = await under().open('#/nowhere');
    await page.routeWebSocket('**/ws', (socket) => socket.close());
    await page.clock.install();
    await openBoard(page, '?rank=250');
    await page.locator('.connection.polling').waitFor();
    await untilTrue(page, `document.querySelector('tr:focus-within') !== null`);
    const name = await at(page, 250).innerText();
    await under().submit(begunAt(311), 80_000, mode);
    await page.clock.runFor(31_000);
    await at(page, 251).filter({ hasText: name }).waitFor();
  });

  it('gets rows in sight where a short board outgrows its first page', async () => {
    const short = 'SHORT';
    const scores = people
      .slice(0, 100)
      .map(({ id }, n) => ({ player_id: id, score: 1_000 - n, game_mode: short }));
    await under().post('/api/scores/batch', { scores });
    const page = await under().open(`#/boards/${short}`);
    await at(page, 100).waitFor();
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    await under().submit(begunAt(101), 1, short);
    await at(page, 101).filter({ hasText: 'Deep 101' }).waitFor();
  });
});
