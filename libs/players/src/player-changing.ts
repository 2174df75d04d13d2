import { Injectable } from '@nestjs/common';
import {
  problem,
  type Answered,
  type CreatePlayerInput,
  type ImportedPlayer,
  type ImportedPlayers,
  type NewEvent,
  type Player,
  type PlayerChanges,
  type RemovedPlayer,
  type RemovePlayerInput,
} from '@app/contracts';
import { decision, EventLog, LogPeers } from '@app/event-log';
import { answerOnce, Clock, type Transaction } from '@app/platform';
import { changedFields, fieldsOf, type PlayerFields } from './player-fields';
import { PlayerRepository, toPlayer, type PlayerRow } from './player.repository';
import { emailTaken, usernameTaken } from './taken-name';

/** What the idempotency keys of new players are stored under. */
const scope = 'player';

/** Creates, changes and removes players: each in one transaction with the event that tells the rest of the system. */
@Injectable()
export class PlayerChanging {
  constructor(
    private readonly log: EventLog,
    private readonly peers: LogPeers,
    private readonly players: PlayerRepository,
    private readonly clock: Clock,
  ) {}

  /** Errors: `username_taken`, `email_taken`, `idempotency_key_reused`. */
  async create({ idempotency_key: key, ...input }: CreatePlayerInput): Promise<Answered<Player>> {
    const { result, events } = await this.log.append(async (tx) => {
      const registered: NewEvent[] = [];
      const answered = await answerOnce(tx, { scope, key, content: input }, async () => {
        const row = await this.insert(tx, fieldsOf(input), this.clock.now());
        registered.push(event('player_registered', row.id, row.created_at));
        return toPlayer(row);
      });
      return { events: registered, result: answered };
    });
    await this.everywhere(events);
    return result;
  }

  /** All or none; those whose username and email are there stay. Errors: `username_taken`, `email_taken`, `invalid_request`. */
  async importAll(players: readonly ImportedPlayer[]): Promise<ImportedPlayers> {
    const now = this.clock.now();
    const late = players.find((player) => player.registered_at > now);
    if (late) throw problem('invalid_request', `The player ${late.username} registers in the future`);
    const { result, events } = await this.log.append(async (tx) => {
      const registered: NewEvent[] = [];
      const ids: number[] = [];
      for (const { registered_at, ...player } of players) {
        const fields = fieldsOf(player);
        const present = await this.players.findByUsername(tx, fields.username);
        const row = present?.email === fields.email ? present : await this.insert(tx, fields, registered_at);
        if (row !== present) registered.push(event('player_registered', row.id, registered_at));
        ids.push(row.id);
      }
      return { events: registered, result: { ids, created: registered.length } };
    });
    await this.everywhere(events);
    return result;
  }

  /** Errors: `player_not_found`, `username_taken`, `email_taken`. */
  async update(id: number, changes: PlayerChanges): Promise<Player> {
    const { result, events } = await this.log.append(async (tx) => {
      const before = await this.existing(tx, id);
      const fields = changedFields(before, changes);
      await this.refuseTaken(tx, fields, id);
      const now = this.clock.now();
      const after = { ...before, ...fields, last_active: Math.max(now, before.last_active) };
      const renamed = after.username !== before.username || after.display_name !== before.display_name;
      await this.players.update(tx, after, renamed);
      return { events: renamed ? [event('player_renamed', id, now)] : [], result: toPlayer(after) };
    });
    await this.everywhere(events);
    return result;
  }

  /** Errors: `player_not_found`. */
  async remove({ id, removed_by, reason }: RemovePlayerInput): Promise<RemovedPlayer> {
    const decided = decision({ by: removed_by, reason });
    const { result, events } = await this.log.append(async (tx) => {
      const { username } = await this.existing(tx, id);
      await this.players.delete(tx, id);
      const message = `Player ${username} (id ${id}) is removed, with all scores and achievements`;
      const removed = { type: 'player_removed' as const, player_id: id, occurred_at: this.clock.now() };
      return { events: [{ ...removed, decision: decided }], result: { message } };
    });
    await this.everywhere(events);
    return result;
  }

  private async insert(tx: Transaction, fields: PlayerFields, now: number): Promise<PlayerRow> {
    await this.refuseTaken(tx, fields);
    const [id] = await tx.nextIds('players', 1);
    if (id === undefined) throw new Error('There is no id for a new player');
    const row = { id, ...fields, created_at: now, last_active: now };
    await this.players.insert(tx, row);
    return row;
  }

  private async existing(tx: Transaction, id: number): Promise<PlayerRow> {
    const row = await this.players.find(tx, id);
    if (!row) throw problem('player_not_found', `There is no player with the id ${id}`);
    return row;
  }

  /** Names that are `self`'s own are not taken. */
  private async refuseTaken(tx: Transaction, fields: PlayerFields, self?: number): Promise<void> {
    const namesake = await this.players.findByUsername(tx, fields.username);
    if (namesake && namesake.id !== self) throw usernameTaken(fields);
    const sharer = await this.players.findByEmail(tx, fields.email);
    if (sharer && sharer.id !== self) throw emailTaken(fields);
  }

  /** Until other processes show the change too, so that whoever made it sees it wherever they look next. */
  private async everywhere(events: readonly { id: number }[]): Promise<void> {
    const last = events.at(-1);
    if (last) await this.peers.caughtUp(last.id);
  }
}

function event(
  type: 'player_registered' | 'player_renamed',
  player_id: number,
  occurred_at: number,
): NewEvent {
  return { type, player_id, occurred_at };
}
