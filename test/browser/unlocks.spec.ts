import { violations } from './accessibility';
import { describePage, type Person } from './page-under-test';

interface Progress {
  achievement_name: string;
  unlocked_at: string | null;
}

describePage('Achievements of one’s own', (under) => {
  let person: Person;

  beforeAll(async () => {
    person = await under().addPlayer('Ada');
    for (const score of [10, 20]) await under().submit(person, score);
    await under().submit(await under().addPlayer('Bo'), 5_000);
  });

  const iAm = (id: number) => `localStorage.setItem('laurel-me', '${id}')`;

  it('are grouped by tier, with one’s own progress once the viewer has said who they are', async () => {
    const page = await under().open('#/achievements');
    expect(await page.locator('.achievement').first().innerText()).toMatch(
      /players? ha(s|ve) it|Nobody has it/,
    );
    expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
      'Bronze',
      'Silver',
      'Gold',
    ]);
    expect(await page.getByRole('progressbar').count()).toBe(0);
    await page.getByRole('combobox', { name: 'Which player are you?' }).fill('ada');
    await page.getByRole('option', { name: 'Ada' }).click();
    await page.getByText('You are').waitFor();
    await page.getByRole('progressbar').first().waitFor();
    const mine = await under().get<Progress[]>(`/api/achievements/player/${person.id}?include=progress`);
    const unlocked = mine.filter(({ unlocked_at }) => unlocked_at !== null);
    expect(unlocked.length).toBeGreaterThan(0);
    expect(await page.locator('.achievement .done').count()).toBe(unlocked.length);
    expect(await page.getByRole('progressbar').count()).toBe(mine.length - unlocked.length);
    await page.reload();
    await page.getByRole('link', { name: 'Ada' }).waitFor();
    await page.getByRole('button', { name: 'Not me' }).click();
    await page.getByRole('combobox', { name: 'Which player are you?' }).waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
  });

  it('mark the viewer on the leaderboard', async () => {
    const page = await under().open('');
    await page.evaluate(iAm(person.id));
    await page.goto(page.url().replace(/#.*|$/, '#/achievements/leaderboard'));
    await page.reload();
    const marked = page.locator('tbody tr[aria-current=true] .player');
    await marked.waitFor();
    expect(await marked.allInnerTexts()).toEqual(['Ada']);
  });

  it('forget a viewer who was deleted', async () => {
    const page = await under().open('');
    await page.evaluate(iAm(987_654));
    await page.goto(page.url().replace(/#.*|$/, '#/achievements'));
    await page.reload();
    await page.getByRole('combobox', { name: 'Which player are you?' }).waitFor();
    expect(await page.evaluate(`localStorage.getItem('laurel-me')`)).toBeNull();
  });

  it('are announced at the moment of the unlock, on any view and without moving the focus', async () => {
    const winner = await under().addPlayer('Winner');
    await under().submit(winner, 1);
    const page = await under().open('');
    await page.evaluate(iAm(winner.id));
    const told = page.waitForEvent('websocket').then((socket) =>
      socket.waitForEvent('framereceived', {
        predicate: ({ payload }) => String(payload).includes(`"player:${winner.id}"`),
      }),
    );
    await page.reload();
    await told;
    expect(await page.locator('.toast').count()).toBe(0);
    await page.getByRole('banner').getByRole('link', { name: 'Players' }).focus();
    await under().submit(winner, 2_600);
    const toast = page.locator('.toast', { hasText: 'Skilled Gamer' });
    await toast.waitFor();
    expect(await toast.innerText()).toMatch(/Achievement unlocked\s+Skilled Gamer\s+100 points/);
    expect(await page.locator(':focus').innerText()).toBe('Players');
    expect(await violations(page)).toEqual([]);
    await toast.getByRole('button', { name: 'Dismiss' }).click();
    await toast.waitFor({ state: 'detached' });
    await under().submit(winner, 2_700);
    await page.waitForTimeout(600);
    expect(await page.locator('.toast', { hasText: 'Skilled Gamer' }).count()).toBe(0);
  });

  it('are announced without a live socket too, at the next refresh', async () => {
    const winner = await under().addPlayer('Patient');
    await under().submit(winner, 1);
    const page = await under().open('');
    await page.evaluate(iAm(winner.id));
    await page.routeWebSocket(/\/ws$/, (socket) => socket.close());
    await page.clock.install();
    const asked = page.waitForResponse(/api\/achievements\/player/);
    await page.reload();
    await asked;
    await under().submit(winner, 2_600);
    await page.clock.fastForward(31_000);
    await page.locator('.toast', { hasText: 'Skilled Gamer' }).waitFor();
  });

  it('and places change on an open player’s page as scores come in', async () => {
    const page = await under().open(`#/players/${person.id}`);
    const place = page.locator('.place', { hasText: 'CLASSIC' });
    await place.getByText('20', { exact: true }).waitFor();
    await page.locator('.connection.live').waitFor();
    await under().submit(person, 777);
    await place.getByText('777', { exact: true }).waitFor();
  });
});
