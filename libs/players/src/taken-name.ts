import { problem } from '@app/contracts';
import type { DomainError } from '@app/platform';
import type { PlayerFields } from './player-fields';

export function usernameTaken({ username }: PlayerFields): DomainError {
  return problem(
    'username_taken',
    `The username ${username} belongs to another player: choose a different one`,
  );
}

export function emailTaken({ email }: PlayerFields): DomainError {
  return problem('email_taken', `The email address ${email} belongs to another player`);
}

/**
 * What the database refused by a unique index, as the error of the contract; every other error as it is. Names
 * are looked up before they are written, so this speaks only where something else wrote in between.
 */
export function asTaken(error: unknown, fields: PlayerFields): unknown {
  if (!(error instanceof Error)) return error;
  // SQLite names the column, PostgreSQL the index.
  if (/players[._]username/.test(error.message)) return usernameTaken(fields);
  if (/players[._]email/.test(error.message)) return emailTaken(fields);
  return error;
}
