import type { TestingModule } from '@nestjs/testing';
import {
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
