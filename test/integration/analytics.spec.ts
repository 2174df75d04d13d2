import fc from 'fast-check';
import type { ImportedScore } from '@app/contracts';
import { EventLog, lastPosition, ProjectionRunner, Rebuild } from '@app/event-log';
import type { Interval } from '@app/periods';
import { Clock } from '@app/platform';
import { AnalyticsProjection } from '@app/scores';
import { describeOnDatabases } from '../support/databases';
import { ScoreDesk } from '../support/score-desk';

const quarterMs = 900_000;
const modes = ['CLASSIC', 'ü/🎲'];
/** Clocks change in Berlin and in Sydney within these weeks, on different days. */
const start = Date.parse('2024-03-20T00:00:00Z');
const end = Date.parse('2024-04-20T00:00:00Z');
const zones = ['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Sydney', 'America/St_Johns'];
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const moment = fc.integer({ min: start, max: end - 1 });
const player = fc.integer({ min: 1, max: 4 });
const step = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('play' as const),
      games: fc.array(fc.tuple(player, fc.constantFrom(...modes), moment), { minLength: 1, maxLength: 8 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('void' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), player }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'rebuild' as const }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

interface Game {
  game_mode: string;
  created_at: number;
}

/** A desk whose players register at moments of their own. */
class BusyDesk {
  private readonly ids = new Map<number, number>();
  private registered = 0;

  constructor(readonly desk: ScoreDesk) {}

  async run(current: Step): Promise<void> {
    switch (current.kind) {
      case 'play':
        return this.play(current.games);
      case 'void':
        return this.voidOne(current.which);
      case 'remove':
        return this.remove(current.player);
      case 'restart':
        return this.desk.restart();
      case 'rebuild':
        await this.desk.part(Rebuild).run(this.desk.part(AnalyticsProjection), () => undefined);
        return this.desk.restart();
    }
  }

  /** Resolves when the projection is at the end of the log. */
  async settled(): Promise<void> {
    await this.desk.part(ProjectionRunner).caughtUp(['analytics'], await lastPosition(this.desk.reader));
  }

  async games(): Promise<Game[]> {
    return this.desk.reader.query<Game>('SELECT game_mode, created_at FROM scores');
  }

  async player(number: number): Promise<number> {
    const known = this.ids.get(number);
    if (known !== undefined) return known;
    const name = `p${(this.registered += 1)}`;
    const occurred_at = start + this.registered * 5 * 3_600_000;
    const { result } = await this.desk.part(EventLog).append(async (tx) => {
      const [id = 0] = await tx.nextIds('players', 1);
      await tx.query(
        'INSERT INTO players (id, username, email, display_name, created_at, last_active) VALUES ($1, $2, $3, $4, $5, $6)',
        [id, name, `${name}@example.org`, name, occurred_at, occurred_at],
      );
      return { events: [{ type: 'player_registered' as const, player_id: id, occurred_at }], result: id };
    });
    this.ids.set(number, result);
    return result;
  }

  private async play(games: readonly (readonly [number, string, number])[]): Promise<void> {
    const scores: ImportedScore[] = [];
    for (const [number, game_mode, occurred_at] of games) {
      scores.push({ player_id: await this.player(number), score: number, game_mode, occurred_at });
    }
    await this.desk.scores.importScores({ scores });
  }

  private async voidOne(which: number): Promise<void> {
    const { items } = await this.desk.scores.list({ limit: 1_000 });
    const score = items[which % Math.max(1, items.length)];
    if (score) await this.desk.scores.voidScore({ id: score.id });
  }

  private async remove(number: number): Promise<void> {
    const id = this.ids.get(number);
    if (id === undefined) return;
    this.ids.delete(number);
    await this.desk.part(EventLog).append(async (tx) => {
      await tx.query('DELETE FROM players WHERE id = $1', [id]);
      return {
        events: [{ type: 'player_removed' as const, player_id: id, occurred_at: end }],
        result: null,
      };
    });
  }
}

/** How many there are of each text, as sorted lines. */
function tally(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => `${text} ${count}`).sort();
}

async function keptQuarters({ reader }: ScoreDesk): Promise<string[]> {
  const rows = await reader.query<{ game_mode: string; quarter: number; games: number }>(
    `SELECT game_mode, quarter, games FROM games_by_quarter WHERE games <> 0 AND generation =
       (SELECT generation FROM projection_checkpoints WHERE name = 'analytics')`,
  );
  return rows.map(({ game_mode, quarter, games }) => `${game_mode} ${quarter} ${games}`).sort();
}

function countedQuarters(games: readonly Game[]): string[] {
  const of = (mode: string, at: number) => `${mode} ${Math.floor(at / quarterMs)}`;
  return tally(games.flatMap(({ game_mode, created_at: at }) => [of('', at), of(game_mode, at)]));
}

function shown(timeZone: string, ms: number): { day: string; weekday: number; hour: number } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    ...{
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      weekday: 'short',
      hour: '2-digit',
      hourCycle: 'h23',
    },
  } as const).formatToParts(ms);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    weekday: weekdays.indexOf(part('weekday')) + 1,
    hour: Number(part('hour')),
  };
}

const range = { from: new Date(start).toISOString(), to: new Date(end).toISOString() };

/** Days, and hours of the week, as the API has them and as Intl shows each game. */
async function compareIn(busy: BusyDesk, time_zone: string, mode: string | undefined): Promise<void> {
  const games = (await busy.games()).filter(({ game_mode }) => mode === undefined || game_mode === mode);
  const moments = games.map(({ created_at }) => shown(time_zone, created_at));
  const input = { ...range, time_zone, game_mode: mode };
  const days = await busy.desk.scores.gamesOverTime({ ...input, interval: 'day' });
  expect(days.reduce((sum, point) => sum + point.games, 0)).toBe(games.length);
  expect(
    days
      .filter((point) => point.games > 0)
      .map((point) => `${shown(time_zone, Date.parse(point.at)).day} ${point.games}`)
      .sort(),
  ).toEqual(tally(moments.map(({ day }) => day)));
  const hours = await busy.desk.scores.busyHours(input);
  expect(hours).toHaveLength(168);
  expect(
    hours
      .filter((point) => point.games > 0)
      .map(({ weekday, hour, games: count }) => `${weekday} ${hour} ${count}`)
      .sort(),
  ).toEqual(tally(moments.map(({ weekday, hour }) => `${weekday} ${hour}`)));
}

async function compareRegistrations({ desk }: BusyDesk): Promise<void> {
  const points = await desk.scores.registrationsOverTime({ ...range, interval: 'hour' });
  const hourOf = (ms: number) => new Date(Math.floor(ms / 3_600_000) * 3_600_000).toISOString();
  const players = await desk.reader.query<{ created_at: number }>('SELECT created_at FROM players');
  expect(
    points
      .filter(({ registrations }) => registrations > 0)
      .map(({ at, registrations }) => `${at} ${registrations}`)
      .sort(),
  ).toEqual(tally(players.map(({ created_at }) => hourOf(created_at))));
}

describeOnDatabases('analytics', (newDatabase) => {
  it('equal a naive count after random histories with voids, removals, restarts and rebuilds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
        const busy = new BusyDesk(await new ScoreDesk(await newDatabase()).start());
        try {
          for (const current of steps) await busy.run(current);
          await busy.settled();
          expect(await keptQuarters(busy.desk)).toEqual(countedQuarters(await busy.games()));
          for (const zone of zones) await compareIn(busy, zone, undefined);
          await compareIn(busy, 'Asia/Kolkata', modes[0]);
          await compareRegistrations(busy);
        } finally {
          await busy.desk.close();
        }
      }),
      { numRuns: 10 },
    );
  }, 120_000);

  describe('of a few games', () => {
    let desk: ScoreDesk;
    beforeAll(async () => {
      const busy = new BusyDesk(await new ScoreDesk(await newDatabase()).start());
      desk = busy.desk;
      const at = (text: string) => [1, 'CLASSIC', Date.parse(text)] as const;
      const games = ['2024-01-31T23:30:00Z', '2024-02-01T00:00:00Z', '2024-02-29T12:00:00Z'].map(at);
      await busy.run({ kind: 'play', games: games.map((game) => [...game]) });
      await busy.settled();
      jest.spyOn(desk.part(Clock), 'now').mockReturnValue(Date.parse('2024-03-01T10:30:00Z'));
    });
    afterAll(() => desk.close());

    it.each<[Interval, number, string, string]>([
      ['hour', 49, '2024-02-28T10:00:00.000Z', '2024-03-01T10:00:00.000Z'],
      ['day', 31, '2024-01-31T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
      ['week', 27, '2023-08-28T00:00:00.000Z', '2024-02-26T00:00:00.000Z'],
      ['month', 25, '2022-03-01T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
    ])('go back from now by themselves, by %s', async (interval, count, first, last) => {
      const points = await desk.scores.gamesOverTime({ interval });
      expect([points.length, points[0]?.at, points.at(-1)?.at]).toEqual([count, first, last]);
    });

    it('are whole intervals, in the zone asked for, also without games', async () => {
      const input = { interval: 'month', from: '2024-01-15', to: '2024-03-01' } as const;
      expect(await desk.scores.gamesOverTime(input)).toEqual([
        { at: '2024-01-01T00:00:00.000Z', games: 1 },
        { at: '2024-02-01T00:00:00.000Z', games: 2 },
      ]);
      expect(await desk.scores.gamesOverTime({ ...input, time_zone: 'Europe/Berlin' })).toEqual([
        { at: '2023-12-31T23:00:00.000Z', games: 0 },
        { at: '2024-01-31T23:00:00.000Z', games: 3 },
        { at: '2024-02-29T23:00:00.000Z', games: 0 },
      ]);
      expect(await desk.scores.gamesOverTime({ ...input, from: input.to })).toEqual([]);
      expect(
        (await desk.scores.gamesOverTime({ ...input, game_mode: 'X' })).map(({ games }) => games),
      ).toEqual([0, 0]);
      expect(await desk.scores.gamesOverTime({ ...input, game_mode: 'GLOBAL' })).toEqual(
        await desk.scores.gamesOverTime(input),
      );
    });

    it.each([
      ['time_zone', { time_zone: 'Mars/Olympus' }],
      ['to', { from: '2024-03-01', to: '2024-02-01' }],
      ['from', { interval: 'hour', from: '2023-01-01' }],
      ['from', { interval: 'month', to: '0001-01-03' }],
    ] as const)('refuse a wrong %s', async (field, input) => {
      const refused = { code: 'invalid_request', data: { errors: [{ field }] } };
      await expect(desk.scores.gamesOverTime(input)).rejects.toMatchObject(refused);
    });

    it('count the busiest hours over 12 weeks by themselves, over 400 days at most', async () => {
      const counted = async (input: object) =>
        (await desk.scores.busyHours(input)).reduce((sum, { games }) => sum + games, 0);
      expect(await counted({})).toBe(3);
      expect(await counted({ from: '2024-02-01T00:07:00Z' })).toBe(2);
      expect(await counted({ to: '2024-02-01T00:00:00Z' })).toBe(1);
      for (const input of [{ from: '2022-01-01' }, { time_zone: 'Nowhere' }]) {
        await expect(desk.scores.busyHours(input)).rejects.toMatchObject({ code: 'invalid_request' });
      }
    });
  });
});
