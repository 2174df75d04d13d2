import type { ActivityEntry } from '@app/contracts';
import { EventLog } from '@app/event-log';
import { describeOnDatabases } from '../support/databases';
import { ScoreDesk } from '../support/score-desk';

describeOnDatabases('the activity', (newDatabase) => {
  let desk: ScoreDesk;
  beforeAll(async () => {
    desk = await new ScoreDesk(await newDatabase()).start();
  });
  afterAll(() => desk.close());

  it('shows an unlock that came without an event, such as a late one', async () => {
    const log = desk.part(EventLog);
    const change = (sql: string) =>
      log.append(async (tx) => {
        await tx.query(sql);
        return { events: [], result: null };
      });
    await change(
      `INSERT INTO projection_checkpoints (name, position, generation) VALUES ('achievements', 0, 1)`,
    );
    const player_id = await desk.player(7);
    const unlocks = async () => {
      const { json } = await desk.boards.recent({ limit: 50, include: 'achievements' });
      return (JSON.parse(json) as ActivityEntry[]).filter(({ type }) => type === 'achievement');
    };
    expect(await unlocks()).toEqual([]);
    await change(
      `INSERT INTO achievement_unlocks (id, generation, player_id, achievement_id, event_id, unlocked_at)
       SELECT 1, 1, ${player_id}, MIN(id), 1, 1 FROM achievements`,
    );
    expect(await unlocks()).toMatchObject([{ player_id }]);
  });
});
