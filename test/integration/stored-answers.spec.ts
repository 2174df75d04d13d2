import type { TestingModule } from '@nestjs/testing';
import {
  answerOnce,
  AnswerKeeper,
  Cursors,
  findAnswers,
  fingerprintOf,
  Reader,
  saveAnswers,
  Writer,
} from '@app/platform';
import { describeOnDatabases } from '../support/databases';
import { startDomainApp } from '../support/domain-app';
import { ScoreDesk } from '../support/score-desk';

const hourMs = 3_600_000;

describeOnDatabases('stored answers', (newDatabase) => {
  let app: TestingModule;
  let writer: Writer;
  let reader: Reader;
  const entry = (key: string, content: unknown = { key }) => ({
    key,
    fingerprint: fingerprintOf(content),
    answer: JSON.stringify(content),
  });

  beforeAll(async () => {
    app = await startDomainApp({ DATABASE_URL: await newDatabase() });
    writer = app.get(Writer);
    reader = app.get(Reader);
  });
  afterAll(() => app.close());

  it('come back whole, only for their scope, whatever the key says', async () => {
    const keys = ['a', 'A', "'; DROP TABLE players; --", '💥', '%', '_', '"\\', 'x'.repeat(255)];
    await writer.transaction((tx) =>
      saveAnswers(
        tx,
        'player',
        keys.map((key) => entry(key)),
      ),
    );
    const found = await findAnswers(reader, 'player', [...keys, 'unknown']);
    expect(new Map([...found].sort())).toEqual(
      new Map(
        keys.sort().map((key) => [key, { fingerprint: entry(key).fingerprint, answer: entry(key).answer }]),
      ),
    );
    expect(await findAnswers(reader, 'score', keys)).toEqual(new Map());
    expect(await findAnswers(reader, 'player', [])).toEqual(new Map());
  });

  it('are replaced by later ones, also within one call', async () => {
    await writer.transaction((tx) => saveAnswers(tx, 'score', [entry('k', 1), entry('k', 2)]));
    await writer.transaction((tx) => saveAnswers(tx, 'score', [entry('k', 3), entry('other', 1)]));
    expect((await findAnswers(reader, 'score', ['k'])).get('k')?.answer).toBe('3');
  });

  it('vanish with the transaction that fails', async () => {
    const failing = writer.transaction(async (tx) => {
      await saveAnswers(tx, 'score', [entry('undone')]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await findAnswers(reader, 'score', ['undone'])).toEqual(new Map());
  });

  it('are given to all but the first of equal requests at once, whose work is done once', async () => {
    let done = 0;
    const ask = (content: unknown, key?: string, scope = 'once') =>
      writer.transaction((tx) => answerOnce(tx, { scope, key, content }, async () => ({ turn: ++done })));
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask({ a: 1 }, 'one')));
    expect(answers.map(({ body }) => body)).toEqual(Array(50).fill({ turn: 1 }));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    await expect(ask({ a: 2 }, 'one')).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    expect(await ask({ a: 2 }, 'one', 'other')).toEqual({ body: { turn: 2 }, replayed: false });
    expect(await ask({ a: 1 })).toEqual({ body: { turn: 3 }, replayed: false });
    expect(await ask({ a: 1 })).toEqual({ body: { turn: 4 }, replayed: false });
  });

  it('are not kept of work that fails, before or after it is answered', async () => {
    const request = { scope: 'once', key: 'fails', content: {} };
    const work = (body: string) => async () => body;
    const refused = writer.transaction((tx) =>
      answerOnce(tx, request, async () => {
        throw new Error('refused');
      }),
    );
    await expect(refused).rejects.toThrow('refused');
    const undone = writer.transaction(async (tx) => {
      await answerOnce(tx, request, work('undone'));
      throw new Error('later');
    });
    await expect(undone).rejects.toThrow('later');
    const last = await writer.transaction((tx) => answerOnce(tx, request, work('done')));
    expect(last).toEqual({ body: 'done', replayed: false });
  });

  it('go after 48 hours, however many there are', async () => {
    const keeper = new AnswerKeeper(writer);
    const many = Array.from({ length: 1_200 }, (_, index) => entry(`many ${index}`));
    await writer.transaction((tx) => saveAnswers(tx, 'old', many));
    expect(await keeper.deleteExpired(Date.now() + 47 * hourMs)).toBe(0);
    await writer.transaction((tx) =>
      tx.query('UPDATE stored_answers SET created_at = 0 WHERE scope = $1', ['old']),
    );
    expect(await keeper.deleteExpired()).toBe(1_200);
    expect((await findAnswers(reader, 'player', ['a'])).size).toBe(1);
  });

  it('leave the key of the cursors where every process finds the same', async () => {
    const cursor = await app.get(Cursors).encode('players', [7]);
    expect(await new Cursors(reader).decode('players', cursor)).toEqual([7]);
  });
});

describeOnDatabases('the stored answer to a score', (newDatabase) => {
  let desk: ScoreDesk;
  beforeAll(async () => {
    desk = await new ScoreDesk(await newDatabase()).start();
  });
  afterAll(() => desk.close());

  it('is on disk, complete, before it is given', async () => {
    const player_id = await desk.player(1);
    for (let game = 1; game <= 20; game++) {
      const answers = await Promise.all(
        ['a', 'b', 'c'].map(async (letter) => {
          const key = `${letter} ${game}`;
          const given = await desk.submit({ player_id, score: game, submission_id: key });
          const kept = (await findAnswers(desk.reader, 'score', [key])).get(key)?.answer;
          return { given, kept };
        }),
      );
      for (const { given, kept } of answers) expect(JSON.parse(kept ?? 'null')).toEqual(given);
    }
  });
});
