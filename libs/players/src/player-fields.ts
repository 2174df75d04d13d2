import type { NewPlayer, PlayerChanges } from '@app/contracts';

/** What a person says about themselves. */
export interface PlayerFields {
  username: string;
  email: string;
  display_name: string;
}

/** The fields of a new player; without a display name the username serves. */
export function fieldsOf(input: NewPlayer): PlayerFields {
  const username = tidy(input.username);
  return { username, email: tidy(input.email), display_name: displayName(input.display_name, username) };
}

/**
 * The fields after a change. What is missing stays as it is: also a display name that equals the old username.
 * An empty display name becomes the username, the new one if that changes too.
 */
export function changedFields(before: PlayerFields, changes: PlayerChanges): PlayerFields {
  const username = changes.username === undefined ? before.username : tidy(changes.username);
  const email = changes.email === undefined ? before.email : tidy(changes.email);
  const display_name =
    changes.display_name === undefined ? before.display_name : displayName(changes.display_name, username);
  return { username, email, display_name };
}

function displayName(given: string | null | undefined, username: string): string {
  return tidy(given ?? '') || username;
}

function tidy(text: string): string {
  return text.toWellFormed().trim();
}
