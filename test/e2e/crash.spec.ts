import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { BoardRow, PlayerRank, Score } from '../support/api-types';
import { built } from '../support/build';
import { Client } from '../support/client';
import { CrashLoad } from '../support/crash-load';
import { eventually } from '../support/eventually';
import { startLaurel, type Laurel } from '../support/laurel';
import { Random } from '../support/random';
import {
  countedBoard,
  countedStandings,
  countedUnlocks,
  keptStandings,
  keptUnlocks,
} from '../support/recount';
import { rowsOf } from '../support/sqlite-file';
import { walk } from '../support/walk';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const modes = ['CLASSIC', 'ARCADE', "O'Brien", '../🏆'];
/** However slow the machine, there is enough load by then. */
const enoughLoadMs = 90_000;
const kills = { single: 5, distributed: 8 };

/** Processes that die in the middle of work: what was acknowledged is there, once, and everything adds up. */
describe.each(['single', 'distributed'] as const)(`killed under load, %s, SEED=${seed}`, (mode) => {
  let laurel: Laurel;
  let api: Client;
  let load: CrashLoad;
  /** Requests with a key that nobody had answered when the last process was killed. */
  let open: number;

  const rows = <Row>(sql: string): Promise<Row[]> => rowsOf<Row>(laurel.database, sql);

  beforeAll(async () => {
    const random = new Random(seed);
    laurel = await startLaurel({ mode });
    api = new Client(laurel.url);
    load = new CrashLoad(api, random, modes);
    await load.start(12, 12);
    for (let kill = 0; kill < kills[mode]; kill++) {
      await pause(200 + random.below(600));
      const part = random.of(laurel.parts);
      load.burst();
      await pause(random.below(40));
      await laurel.kill(part);
      await pause(random.below(300));
      await laurel.restart(part);
    }
    await eventually(async () => {
      expect(load.acknowledged.length).toBeGreaterThan(200);
      expect(load.keyed.answered).toBeGreaterThan(100);
      expect(load.voided.size).toBeGreaterThan(5);
    }, enoughLoadMs);
    await Promise.all(laurel.parts.map((part) => laurel.kill(part)));
    for (const part of laurel.parts) await laurel.restart(part);
    await pause(300);
    await load.stop();
    open = load.keyed.open;
    await load.keyed.repeatAll(16);
    await eventually(async () => {
      const behind = await rows(
        'SELECT name FROM projection_checkpoints WHERE position < (SELECT MAX(id) FROM events)',
      );
      expect(behind).toEqual([]);
    });
  }, 290_000);

  afterAll(() => laurel?.stop(), 40_000);

  it('was under load, and was answered wrongly never', () => {
    expect(load.faults).toEqual([]);
    expect(load.acknowledged.length).toBeGreaterThan(200);
    expect(load.keyed.answered).toBeGreaterThan(100);
    expect(load.removed.size).toBeGreaterThan(0);
    expect(load.voided.size).toBeGreaterThan(5);
    expect(load.patience.unanswered).toBeGreaterThan(0);
    expect(open).toBeGreaterThan(0);
  });

  it('gave every request under a key one answer, before and after', () => {
    expect(load.keyed.faults).toEqual([]);
  });

  it('has ended a season once for each key', async () => {
    const [mode] = await rows<{ resets: number }>(
      `SELECT json_array_length(resets) AS resets FROM game_modes WHERE code = 'SEASONS'`,
    );
    expect(mode?.resets).toBe(load.resets);
    expect(load.resets).toBeGreaterThan(0);
  });

  it('has every acknowledged score, as it was sent', async () => {
    const stored = await rows<object & { id: number }>(
      `SELECT id, player_id, game_mode, value AS score, json_extract(metadata, '$.attempt') AS attempt FROM scores`,
    );
    const byId = new Map(stored.map((score) => [score.id, score]));
    const lasting = load.acknowledged.filter(
      ({ id, player_id }) => !load.removed.has(player_id) && !load.toBeVoided.has(id),
    );
    expect(lasting.length).toBeGreaterThan(100);
    expect(lasting.map(({ id }) => byId.get(id))).toEqual(lasting);
  });

  it('has every acknowledged score in the log once, and none of removed players in the lists', async () => {
    const logged = await rows<{ score_id: number; times: number }>(
      `SELECT score_id, COUNT(*) AS times FROM events WHERE type = 'score_submitted' GROUP BY score_id`,
    );
    const times = new Map(logged.map((event) => [event.score_id, event.times]));
    const ids = load.acknowledged.map(({ id }) => id);
    expect(ids.filter((id) => times.get(id) !== 1)).toEqual([]);
    const orphans = 'SELECT id FROM scores WHERE player_id NOT IN (SELECT id FROM players)';
    expect(await rows(orphans)).toEqual([]);
    const present = new Set((await rows<{ id: number }>('SELECT id FROM players')).map(({ id }) => id));
    expect(load.players.filter(({ id }) => present.has(id) === load.removed.has(id))).toEqual([]);
    expect(present.size).toBe(load.players.length - load.removed.size);
  });

  it('has nothing twice', async () => {
    const twice = await rows(
      `SELECT json_extract(metadata, '$.attempt') AS attempt FROM scores GROUP BY attempt HAVING COUNT(*) > 1`,
    );
    expect(twice).toEqual([]);
    const unlike = await rows(
      `SELECT id FROM scores WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.score_id = scores.id
         AND e.player_id = scores.player_id AND e.game_mode = scores.game_mode AND e.value = scores.value
         AND e.occurred_at = scores.created_at)`,
    );
    expect(unlike).toEqual([]);
    const idsOf = new Map<string, Set<number>>();
    for (const { attempt, id } of load.acknowledged) {
      idsOf.set(attempt, (idsOf.get(attempt) ?? new Set<number>()).add(id));
    }
    expect([...idsOf].filter(([, ids]) => ids.size > 1)).toEqual([]);
  });

  it('has voided once what it said is voided, and keeps the record', async () => {
    const voids = await rows<{ id: number; reason: string; events: number }>(
      `SELECT id, reason, (SELECT COUNT(*) FROM events e WHERE e.type = 'score_voided' AND e.score_id = v.id) AS events
       FROM voided_scores v WHERE id NOT IN (SELECT id FROM scores)`,
    );
    const kept = new Map(voids.map((record) => [record.id, record]));
    expect([...load.voided].map((id) => kept.get(id))).toEqual(
      [...load.voided].map((id) => ({ id, reason: String(id), events: 1 })),
    );
    expect([...kept.keys()].filter((id) => !load.toBeVoided.has(id))).toEqual([]);
  });

  it('lists the scores that are stored', async () => {
    const stored = await rows<{ id: number }>('SELECT id FROM scores ORDER BY value DESC, id');
    const listed = (await walk<Score>(api, '/api/scores?limit=1000')).flat();
    expect(listed.map(({ id }) => id)).toEqual(stored.map(({ id }) => id));
  });

  const showsTheCount = async (): Promise<void> => {
    for (const board of [...modes, null]) {
      const counted = await countedBoard(laurel.database, board);
      expect(counted.length).toBeGreaterThan(3);
      const query = board === null ? '' : `game_mode=${encodeURIComponent(board)}`;
      const shown = await api.read<BoardRow[]>(`/api/leaderboard/global?limit=100&${query}`);
      const names = ['rank', 'player_id', 'score', 'best_score', 'total_games', 'avg_score'] as const;
      const plain = shown.map((row) => Object.fromEntries(names.map((name) => [name, row[name]])));
      expect(plain).toEqual(counted.slice(0, 100));
      for (const { player_id, rank, score } of counted) {
        const path = `/api/leaderboard/player/${player_id}/rank?${query}`;
        const { rank: own, total_players, best_score } = await api.read<PlayerRank>(path);
        expect([own, total_players, best_score]).toEqual([rank, counted.length, score]);
      }
    }
  };

  it('shows boards and ranks that a recount gives', showsTheCount, 60_000);

  it('keeps the standings of every period that a recount gives', async () => {
    expect(await keptStandings(laurel.database)).toEqual(await countedStandings(laurel.database));
  });

  it('keeps the achievements that the log earns, no more and no less', async () => {
    const kept = await keptUnlocks(laurel.database);
    expect(kept).toEqual(await countedUnlocks(laurel.database));
    expect(kept.length).toBeGreaterThan(20);
  });

  it('gives the same from a rebuild while it serves', async () => {
    const before = [await keptStandings(laurel.database), await keptUnlocks(laurel.database)];
    for (const projection of ['leaderboards', 'achievements']) {
      const env = { PATH: process.env.PATH, DATABASE_URL: `sqlite:${laurel.database}` };
      const command = [built('apps/cli/src/main'), 'rebuild', projection];
      await promisify(execFile)(process.execPath, command, { cwd: laurel.folder, env });
    }
    expect([await keptStandings(laurel.database), await keptUnlocks(laurel.database)]).toEqual(before);
    await showsTheCount();
  }, 60_000);

  it('asked to stop, finishes what it began and ends well', async () => {
    const [player] = load.players;
    const body = { player_id: player?.id, score: 1, game_mode: 'LAST', metadata: { attempt: 'last' } };
    // Connections that are open already: what comes over them was let in before the end.
    await Promise.all(Array.from({ length: 40 }, () => api.get('/health/live')));
    const sent = Array.from({ length: 40 }, () =>
      api.post<Score>('/api/scores', body).catch(() => undefined),
    );
    await Promise.race(sent);
    await laurel.end('gateway');
    await Promise.all(laurel.parts.map((part) => laurel.end(part)));
    const answers = await Promise.all(sent);
    const stored = await rows<{ id: number }>(`SELECT id FROM scores WHERE game_mode = 'LAST' ORDER BY id`);
    const told = answers.flatMap((answer) => (answer?.status === 201 ? [answer.body.id] : []));
    expect(told.sort((a, b) => a - b)).toEqual(stored.map(({ id }) => id));
    expect(told.length).toBeGreaterThan(0);
    for (const part of laurel.parts) expect(laurel.output(part).trimEnd()).toMatch(/--- ended with 0$/);
  }, 60_000);
});
