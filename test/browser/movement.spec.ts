import type { Page } from 'playwright-core';
import { violationsEverywhere } from './accessibility';
import { describePage, untilTrue } from './page-under-test';

interface Row {
  rank: number;
  player_id: number;
  score: number;
  previous_rank?: number | null;
}

const board = '/api/leaderboard/global?game_mode=CLASSIC&include=movement&limit=20';

/** What stands beside the rank of a player, for the eye and for a screen reader. */
function movedOf(page: Page, playerId: number): Promise<string> {
  return page.locator(`tr[data-player="${playerId}"] .moved`).innerText();
}

describePage('Movement on a board', (under) => {
  beforeAll(() => under().fillWithDemo(), 60_000);

  it('shows beside each rank how it has moved since yesterday, and moves with the scores', async () => {
    const rows = await under().get<Row[]>(board);
    const [first, , , , fifth] = rows as [Row, Row, Row, Row, Row];
    const page = await under().open('#/boards/CLASSIC');
    await page.locator(`tr[data-player="${fifth.player_id}"]`).waitFor();
    await page.getByText('Arrows: since the end of yesterday (UTC).').waitFor();
    await under().submit({ id: fifth.player_id }, first.score + 1);
    await untilTrue(
      page,
      `document.querySelector('tbody tr[data-player]')?.dataset.player === '${fifth.player_id}'`,
    );
    const after = await under().get<Row[]>(board);
    for (const { player_id, rank, previous_rank } of after.slice(0, 6)) {
      expect(previous_rank).toEqual(rows.find((row) => row.player_id === player_id)?.previous_rank);
      const by = (previous_rank ?? NaN) - rank;
      const way = by > 0 ? 'Up' : 'Down';
      const places = `${Math.abs(by)} ${Math.abs(by) === 1 ? 'place' : 'places'}`;
      const told = by === 0 ? '' : `${Math.abs(by)} ${way} ${places} since yesterday`;
      expect((await movedOf(page, player_id)).replace(/\s+/g, ' ').trim()).toBe(told);
    }
  });

  it('calls new who was not there yesterday', async () => {
    const [first] = (await under().get<Row[]>(board)) as [Row];
    const player = await under().addPlayer('Newcomer');
    const page = await under().open('#/boards/CLASSIC');
    await page.locator('tbody tr[data-player]').first().waitFor();
    await under().submit(player, first.score + 10);
    await page.locator(`tr[data-player="${player.id}"]`).waitFor();
    expect(await movedOf(page, player.id)).toBe('new');
  });

  it('is accessible, from phone to desk, light and dark', async () => {
    const page = await under().open('#/boards/CLASSIC', { reducedMotion: 'reduce' });
    await page.locator('tbody .moved').first().waitFor();
    expect(await violationsEverywhere(page)).toEqual([]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')).toBe(0);
  });

  it('is told by refreshes too, where there is no live connection', async () => {
    const page = await under().open('#/nowhere');
    await page.routeWebSocket('**/ws', (socket) => socket.close());
    await page.goto(page.url().replace(/#.*/, '#/boards/CLASSIC'));
    const [first] = (await under().get<Row[]>(board)) as [Row];
    await page.locator(`tr[data-player="${first.player_id}"]`).waitFor();
    expect(await movedOf(page, first.player_id)).toBe('new');
  });

  it('says nothing on a board that has begun today, and has no column for it there', async () => {
    const page = await under().open('#/boards/CLASSIC/daily');
    await page.locator('tbody tr[data-player]').first().waitFor();
    expect(await page.locator('.moved').count()).toBe(0);
    expect(await page.locator('table').getAttribute('class')).not.toContain('moving');
  });
});
