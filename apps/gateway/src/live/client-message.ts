import { isPlainText } from '@app/contracts';
import type { Refusal } from './channel-kind';
import { limits } from './limits';
import type { ResumePoint } from './subscription';

/** A channel to be followed, and what the client has of it. */
export interface Wish {
  name: string;
  resume: ResumePoint | undefined;
}

/** What a client asks for. */
export interface ClientMessage {
  subscribe: Wish[];
  unsubscribe: string[];
  paused: boolean | undefined;
}

/** A mode of 64 characters, each twelve when it is encoded, and what is about it. */
const longestName = 1_000;

/** What a client's text says, or what is wrong with it. */
export function readMessage(text: string): ClientMessage | Refusal {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return { code: 'malformed_json', detail: 'A message is a JSON object.' };
  }
  if (typeof message !== 'object' || message === null) return invalid('A message is a JSON object.');
  const { subscribe, unsubscribe, pause, resume } = message as Record<string, unknown>;
  const wishes = subscribe === undefined ? [] : listOf(subscribe, wishOf);
  const names = unsubscribe === undefined ? [] : listOf(unsubscribe, nameOf);
  if (!wishes || !names) {
    return invalid(
      `subscribe and unsubscribe take up to ${limits.subscriptions} channels, as text or, to subscribe, as {"channel", "after", "tag"}.`,
    );
  }
  const paused = pause === true ? true : resume === true ? false : undefined;
  if (wishes.length + names.length === 0 && paused === undefined) {
    return invalid('A message has subscribe, unsubscribe, "pause": true or "resume": true.');
  }
  return { subscribe: wishes, unsubscribe: names, paused };
}

function invalid(detail: string): Refusal {
  return { code: 'invalid_message', detail };
}

function listOf<Item>(value: unknown, read: (item: unknown) => Item | undefined): Item[] | undefined {
  if (!Array.isArray(value) || value.length > limits.subscriptions) return undefined;
  const items = value.map(read).filter((item) => item !== undefined);
  return items.length === value.length ? items : undefined;
}

function nameOf(value: unknown): string | undefined {
  return isPlainText(value, 1, longestName) ? value : undefined;
}

function wishOf(value: unknown): Wish | undefined {
  if (typeof value !== 'object' || value === null) {
    const name = nameOf(value);
    return name === undefined ? undefined : { name, resume: undefined };
  }
  const { channel, after, tag } = value as Record<string, unknown>;
  const name = nameOf(channel);
  if (name === undefined) return undefined;
  if (after === undefined) return { name, resume: undefined };
  if (!Number.isSafeInteger(after) || (tag !== undefined && typeof tag !== 'string')) return undefined;
  return { name, resume: { after: after as number, tag } };
}
