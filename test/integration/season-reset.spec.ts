import type { ModeRules } from '@app/contracts';
import { describeOnDatabases } from '../support/databases';
import { ModeDesk } from '../support/mode-desk';

describeOnDatabases('ending a season', (newDatabase) => {
  let desk: ModeDesk;
  beforeEach(async () => {
    desk = await new ModeDesk(await newDatabase()).start();
    desk.setTime('2026-11-25T12:00:00.000Z');
    await desk.mode({ code: 'CUP', time_zone: 'Europe/Berlin', reset: { cron: '0 0 1 * *' } });
  });
  afterEach(() => desk.close());

  const reset = async (idempotency_key?: string) => desk.scores.resetSeason({ code: 'CUP', idempotency_key });
  const resets = async () =>
    (await desk.events('CUP')).map(
      ({ data }) => (JSON.parse(data ?? '{}') as { rules: ModeRules }).rules.resets,
    );

  it('divides the running one in two at this instant', async () => {
    const running = {
      period: 'season' as const,
      key: '2026-10-31T23:00:00.000Z',
      starts_at: null,
      ends_at: null,
    };
    desk.boards.listed = [{ ...running, total_players: 3 }];
    expect((await reset()).body).toEqual({
      ended: {
        period: 'season',
        key: '2026-10-31T23:00:00.000Z',
        starts_at: '2026-10-31T23:00:00.000Z',
        ends_at: '2026-11-25T12:00:00.001Z',
        total_players: 3,
      },
      started: {
        period: 'season',
        key: '2026-11-25T12:00:00.001Z',
        starts_at: '2026-11-25T12:00:00.001Z',
        ends_at: '2026-11-30T23:00:00.000Z',
        total_players: 0,
      },
    });
    const at = Date.parse('2026-11-25T12:00:00.001Z');
    expect(await resets()).toEqual([[], [at]]);
  });

  it('comes after every score that is stored and every earlier end', async () => {
    const player_id = await desk.player();
    desk.setTime('2026-11-25T12:00:05.000Z');
    await desk.submit({ player_id, score: 1, game_mode: 'CUP' });
    // A clock that was set back.
    desk.setTime('2026-11-25T12:00:00.000Z');
    const first = Date.parse('2026-11-25T12:00:05.001Z');
    expect((await reset()).body.started.key).toBe(new Date(first).toISOString());
    expect((await reset()).body).toMatchObject({
      ended: { key: new Date(first).toISOString(), ends_at: new Date(first + 1).toISOString() },
    });
    expect(await resets()).toEqual([[], [first], [first, first + 1]]);
    await desk.scores.changeGameMode({ code: 'CUP', changes: { reset: { cron: '0 0 * * 1' } } });
    expect((await resets()).at(-1)).toEqual([first, first + 1]);
  });

  it('happens once under one key', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => reset('k')));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    expect(await resets()).toHaveLength(2);
    await desk.mode({ code: 'OTHER CUP', reset: { cron: '0 0 1 * *' } });
    await expect(desk.scores.resetSeason({ code: 'OTHER CUP', idempotency_key: 'k' })).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
  });

  it('needs seasons', async () => {
    await expect(desk.scores.resetSeason({ code: 'CLASSIC' })).rejects.toMatchObject({
      code: 'game_mode_without_seasons',
    });
    expect(await desk.events('CLASSIC')).toEqual([]);
  });
});
