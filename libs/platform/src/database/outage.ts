import { DomainError } from '../errors/domain-error';

/** What PostgreSQL, SQLite and sockets call a database that cannot serve at the moment, whatever the statement. */
const outageCodes = [
  /^08/, // Connection exceptions.
  /^53/, // No memory, disk or connections left.
  /^57P0/, // Shutting down, crashed, starting, or gone.
  /^55000$/, // Not accepting connections.
  /^SQLITE_(BUSY|FULL|IOERR|CANTOPEN)/,
  /^E(CONN|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_)/,
];

/** What the driver of PostgreSQL says without a code. */
const outageMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

/** An error that means that the database is out of reach as `service_unavailable`; every other as it is. */
export function asOutage(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DomainError) return error;
  const { code } = error as Error & { code?: unknown };
  const known = typeof code === 'string' && outageCodes.some((pattern) => pattern.test(code));
  if (!known && !outageMessages.test(error.message)) return error;
  return new DomainError(
    'service_unavailable',
    'The database cannot be reached right now',
    { retry_after: 1 },
    { cause: error },
  );
}
