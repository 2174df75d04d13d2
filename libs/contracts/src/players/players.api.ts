import { contract } from '@app/platform';
import { IdInput, type Answered, type Page } from '../page.dto';
import {
  CreatePlayerInput,
  ListPlayersInput,
  UpdatePlayerInput,
  UsernameInput,
  type Player,
  type RemovedPlayer,
} from './player.dto';

/** The people who play: accounts by username and email. */
export abstract class PlayersApi {
  static readonly contract = contract<PlayersApi>('players', {
    create: { input: CreatePlayerInput },
    list: { input: ListPlayersInput, repeatable: true },
    get: { input: IdInput, repeatable: true },
    getByUsername: { input: UsernameInput, repeatable: true },
    update: { input: UpdatePlayerInput },
    remove: { input: IdInput },
  });

  /**
   * Creates a player, on disk when the promise resolves.
   * Errors: `username_taken` (checked first), `email_taken`, `idempotency_key_reused`.
   */
  abstract create(input: CreatePlayerInput): Promise<Answered<Player>>;

  /** Players by id, a page at a time. Errors: `invalid_cursor`. */
  abstract list(input: ListPlayersInput): Promise<Page<Player>>;

  /** One player. Errors: `player_not_found`. */
  abstract get(input: IdInput): Promise<Player>;

  /** One player by exact username. Errors: `player_not_found`. */
  abstract getByUsername(input: UsernameInput): Promise<Player>;

  /** Changes the given fields and moves `last_active`. Errors: `player_not_found`, `username_taken`, `email_taken`. */
  abstract update(input: UpdatePlayerInput): Promise<Player>;

  /**
   * Removes a player from everything: boards, feed, scores, achievements. The name is free again, the id is
   * never handed out again. Errors: `player_not_found`.
   */
  abstract remove(input: IdInput): Promise<RemovedPlayer>;
}
