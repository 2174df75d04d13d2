import { standardRules, type GameModeChanges, type ModeRules, type NewGameMode } from '@app/contracts';
import { describeOnDatabases } from '../support/databases';
import { ModeDesk } from '../support/mode-desk';

describeOnDatabases('game modes', (newDatabase) => {
  let desk: ModeDesk;
  beforeAll(async () => {
    desk = await new ModeDesk(await newDatabase()).start();
    desk.setTime('2026-11-25T12:00:00Z');
  });
  afterAll(() => desk.close());

  const change = (code: string, changes: GameModeChanges) => desk.scores.changeGameMode({ code, changes });
  const rulesInLog = async (code: string) =>
    (await desk.events(code)).map(({ data }) =>
      data === null ? null : ((JSON.parse(data) as { rules?: ModeRules }).rules ?? null),
    );

  it('have the standard rules where nothing else is said, and then no event', async () => {
    const mode = await desk.mode({ code: 'PLAIN' });
    expect(mode).toEqual({
      code: 'PLAIN',
      name: 'PLAIN',
      description: '',
      sort: 'desc',
      operator: 'best',
      ties: 'shared',
      decimals: 0,
      unit: null,
      min_score: null,
      max_score: null,
      in_global: true,
      time_zone: 'UTC',
      reset: null,
      opens_at: null,
      closes_at: null,
      created_at: '2026-11-25T12:00:00.000Z',
    });
    const player_id = await desk.player();
    await desk.submit({ player_id, score: 1, game_mode: 'PLAYED' });
    expect(await desk.scores.gameMode({ code: 'PLAYED' })).toEqual({
      ...mode,
      code: 'PLAYED',
      name: 'PLAYED',
    });
    expect(await desk.events('PLAIN')).toEqual([]);
    expect(await desk.events('PLAYED')).toEqual([]);
  });

  it('keep all that is given, and tell the log how their boards rank', async () => {
    const given: NewGameMode = {
      code: 'RACE/ü 🏁',
      name: 'Race',
      description: 'Around the lake',
      sort: 'asc',
      operator: 'sum',
      ties: 'dense',
      decimals: 3,
      unit: 's',
      min_score: -0,
      max_score: 99.999,
      in_global: false,
      time_zone: 'Europe/Berlin',
      reset: { cron: '0 4 * * 1' },
      opens_at: '2026-11-01T00:00:00+01:00',
      closes_at: '2026-12-01',
    };
    const mode = await desk.mode(given);
    expect(mode).toEqual({
      ...given,
      min_score: 0,
      opens_at: '2026-10-31T23:00:00.000Z',
      closes_at: '2026-12-01T00:00:00.000Z',
      created_at: '2026-11-25T12:00:00.000Z',
    });
    expect(Object.is(mode.min_score, 0)).toBe(true);
    expect(await desk.scores.gameMode({ code: given.code })).toEqual(mode);
    const codes = (await desk.scores.gameModes({})).map(({ code }) => code);
    expect(codes).toEqual([...codes].sort());
    expect(codes).toEqual(expect.arrayContaining(['ARCADE', 'CLASSIC', 'RACE/ü 🏁']));
    const { sort, operator, ties, decimals, in_global, time_zone } = mode;
    expect(await rulesInLog(given.code)).toEqual([
      { sort, operator, ties, decimals, in_global, time_zone, cron: '0 4 * * 1', resets: [] },
    ]);
  });

  it('change field by field; only a change of how boards rank is an event', async () => {
    const before = await desk.mode({ code: 'CHANGING', min_score: 5 });
    const words = { name: 'New', description: 'Words', unit: 'pts', min_score: null, max_score: 9 };
    const window = { opens_at: '2026-01-01', closes_at: null };
    expect(await change('CHANGING', { ...words, ...window })).toEqual({
      ...before,
      ...words,
      opens_at: '2026-01-01T00:00:00.000Z',
    });
    expect(await change('CHANGING', { sort: 'desc', reset: null })).toMatchObject({ name: 'New' });
    expect(await desk.events('CHANGING')).toEqual([]);
    await change('CHANGING', { sort: 'asc', reset: { cron: '0 0 1 * *' } });
    await change('CHANGING', { time_zone: 'Asia/Tokyo' });
    await change('CHANGING', { reset: null, sort: 'desc', time_zone: 'UTC' });
    const seasonal = { ...standardRules, sort: 'asc', cron: '0 0 1 * *' };
    expect(await rulesInLog('CHANGING')).toEqual([
      seasonal,
      { ...seasonal, time_zone: 'Asia/Tokyo' },
      standardRules,
    ]);
  });

  it('leave code and created_at as they are, whatever a change says', async () => {
    const mode = await desk.mode({ code: 'FIXED' });
    const changes = { code: 'OTHER', created_at: '1999-01-01T00:00:00.000Z', name: 'x' } as GameModeChanges;
    expect(await change('FIXED', changes)).toEqual({ ...mode, name: 'x' });
  });

  it.each<[string, Partial<NewGameMode>, string]>([
    ['code', { code: 'GLOBAL' }, 'reserved'],
    ['decimals', { operator: 'sum', decimals: null }, 'required_for_sum'],
    ['max_score', { min_score: 5, max_score: 4 }, 'below_min_score'],
    ['min_score', { min_score: 0.5 }, 'too_many_decimals'],
    ['max_score', { decimals: 2, max_score: 0.125 }, 'too_many_decimals'],
    ['max_score', { decimals: 9, max_score: 10_000_000 }, 'too_large'],
    ['time_zone', { time_zone: 'Mars/Olympus' }, 'time_zone'],
    ['time_zone', { time_zone: '+01:00', reset: { cron: '0 0 1 * *' } }, 'time_zone'],
    ['reset.cron', { reset: { cron: '0 0 30 2 *' } }, 'schedule'],
    ['reset.cron', { reset: { cron: '61 0 * * *' } }, 'schedule'],
    ['closes_at', { opens_at: '2026-01-02', closes_at: '2026-01-02' }, 'is_after_opens_at'],
  ])('refuse a %s that cannot be: %j', async (field, mode, code) => {
    const given = { code: 'FAULTY', ...mode };
    const fault = {
      code: 'invalid_request',
      data: { errors: [{ field, code, message: expect.any(String) as string }] },
    };
    await expect(desk.mode(given)).rejects.toMatchObject(fault);
    if (field === 'code') return;
    const before = await desk.scores.gameMode({ code: 'CLASSIC' });
    await expect(change('CLASSIC', given)).rejects.toMatchObject(fault);
    expect(await desk.scores.gameMode({ code: 'CLASSIC' })).toEqual(before);
    expect(await desk.events('CLASSIC')).toEqual([]);
  });

  it('name every fault at once, and judge a change by what it leaves', async () => {
    await expect(
      desk.mode({ code: 'GLOBAL', time_zone: 'x', min_score: 0.1, operator: 'sum', decimals: null }),
    ).rejects.toMatchObject({
      data: { errors: [{ field: 'code' }, { field: 'decimals' }, { field: 'time_zone' }] },
    });
    await desk.mode({ code: 'LIMITED', decimals: 2, max_score: 0.25 });
    await expect(change('LIMITED', { decimals: 1 })).rejects.toMatchObject({
      data: { errors: [{ field: 'max_score', code: 'too_many_decimals' }] },
    });
    expect(await change('LIMITED', { decimals: 1, max_score: 0.2 })).toMatchObject({ decimals: 1 });
  });

  it('have a code of their own', async () => {
    await expect(desk.mode({ code: 'CLASSIC' })).rejects.toMatchObject({ code: 'game_mode_exists' });
    await desk.mode({ code: 'classic' });
    const attempts = await Promise.allSettled([desk.mode({ code: 'ONE' }), desk.mode({ code: 'ONE' })]);
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    for (const ask of [
      desk.scores.gameMode({ code: 'NONE' }),
      change('NONE', { name: 'x' }),
      desk.scores.deleteGameMode({ code: 'NONE' }),
      desk.scores.resetSeason({ code: 'NONE' }),
    ]) {
      await expect(ask).rejects.toMatchObject({ code: 'game_mode_unknown' });
    }
  });

  it('are made once under one key', async () => {
    const input = { code: 'KEYED', sort: 'asc' as const, idempotency_key: 'k' };
    const answers = await Promise.all([1, 2, 3].map(() => desk.scores.createGameMode(input)));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    expect(await desk.events('KEYED')).toHaveLength(1);
    await expect(desk.scores.createGameMode({ ...input, sort: 'desc' })).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
  });

  it('go only when no score counts in them; a voided one does not', async () => {
    const player_id = await desk.player();
    const { id } = await desk.submit({ player_id, score: 1, game_mode: 'LEAVING', submission_id: 's' });
    await desk.submit({ player_id, score: 2, game_mode: 'OTHER' });
    await expect(desk.scores.deleteGameMode({ code: 'LEAVING' })).rejects.toMatchObject({
      code: 'game_mode_in_use',
      message: expect.stringContaining('has 1 score:') as string,
    });
    await desk.scores.voidScore({ id });
    expect((await desk.scores.deleteGameMode({ code: 'LEAVING' })).message).toContain('LEAVING');
    expect(await desk.events('LEAVING')).toEqual([
      {
        type: 'game_mode_removed',
        game_mode: 'LEAVING',
        data: expect.stringContaining('"by":"anonymous"') as string,
      },
    ]);
    await expect(desk.scores.gameMode({ code: 'LEAVING' })).rejects.toMatchObject({
      code: 'game_mode_unknown',
    });
    const repeat = { player_id, score: 1, game_mode: 'LEAVING', submission_id: 's' };
    expect(await desk.scores.submit(repeat)).toMatchObject({ replayed: true });
    await expect(desk.scores.gameMode({ code: 'LEAVING' })).rejects.toMatchObject({
      code: 'game_mode_unknown',
    });
    await desk.mode({ code: 'LEAVING' });
  });

  it('take more decimals as long as every score stays exact, and no fewer', async () => {
    const player_id = await desk.player();
    await desk.mode({ code: 'FINE', decimals: 1 });
    await desk.submit({ player_id, score: -900_719_925_474, game_mode: 'FINE' });
    for (const decimals of [0, 5]) {
      await expect(change('FINE', { decimals })).rejects.toMatchObject({ code: 'game_mode_in_use' });
    }
    expect(await change('FINE', { decimals: 4 })).toMatchObject({ decimals: 4 });
    expect(await change('FINE', { decimals: null })).toMatchObject({ decimals: null });
    await expect(change('FINE', { decimals: 9 })).rejects.toMatchObject({ code: 'game_mode_in_use' });
    expect(await rulesInLog('FINE')).toMatchObject([{ decimals: 1 }, { decimals: 4 }, { decimals: null }]);
    await desk.mode({ code: 'EMPTY', decimals: null });
    expect(await change('EMPTY', { decimals: 0 })).toMatchObject({ decimals: 0 });
  });
});
