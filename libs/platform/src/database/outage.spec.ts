import { DataSource } from 'typeorm';
import { DomainError } from '../errors/domain-error';
import { asOutage } from './outage';
import { Reader } from './reader';
import { Writer } from './writer';

const failure = (message: string, code?: string) => Object.assign(new Error(message), { code });

const outages = [
  failure('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'),
  failure('terminating connection due to administrator command', '57P01'),
  failure('the database system is starting up', '57P03'),
  failure('sorry, too many clients already', '53300'),
  failure('database "laurel" is not currently accepting connections', '55000'),
  failure('Connection terminated unexpectedly'),
  failure('timeout exceeded when trying to connect'),
  failure('SQLITE_BUSY: database is locked', 'SQLITE_BUSY'),
  failure('SQLITE_FULL: database or disk is full', 'SQLITE_FULL'),
];

describe('a database that is out of reach', () => {
  it.each(outages)('is a part that is down: $message', (error) => {
    expect(asOutage(error)).toMatchObject({
      code: 'service_unavailable',
      data: { retry_after: 1 },
      cause: error,
    });
  });

  it('is not a fault in a statement, nor what a domain refused', () => {
    const errors = [
      failure('syntax error at or near "FORM"', '42601'),
      failure('UNIQUE constraint failed: players.username', 'SQLITE_CONSTRAINT'),
      new DomainError('player_not_found', 'There is no player 7'),
      'nothing',
    ];
    for (const error of errors) expect(asOutage(error)).toBe(error);
  });

  it('is said so to readers and writers', async () => {
    const url = 'postgres://nobody@127.0.0.1:1/nothing';
    const unreachable = new DataSource({ type: 'postgres', url });
    jest.spyOn(unreachable, 'createQueryRunner').mockImplementation(() => {
      throw failure('connect ECONNREFUSED 127.0.0.1:1', 'ECONNREFUSED');
    });
    const refused = { code: 'service_unavailable' };
    await expect(new Reader(unreachable).query('SELECT 1')).rejects.toMatchObject(refused);
    await expect(new Writer(unreachable).transaction(async () => 1)).rejects.toMatchObject(refused);
  });
});
