import { contract } from '@app/platform';
import { IdInput, type Answered, type Page } from '../page.dto';
import {
  CreatePlayerInput,
  ImportPlayersInput,
  ListPlayersInput,
  UpdatePlayerInput,
  UsernameInput,
  type ImportedPlayers,
  type Player,
  type RemovedPlayer,
  RemovePlayerInput,
} from './player.dto';

/** The people who play: accounts by username and email. */
export abstract class PlayersApi {
  static readonly contract = contract<PlayersApi>('players', {
    create: { input: CreatePlayerInput },
    importPlayers: { input: ImportPlayersInput },
    list: { input: ListPlayersInput, repeatable: true },
    get: { input: IdInput, repeatable: true },
    getByUsername: { input: UsernameInput, repeatable: true },
    update: { input: UpdatePlayerInput },
    remove: { input: RemovePlayerInput },
  });

  /**
   * Creates a player, on disk when the promise resolves.
   * Errors: `username_taken` (checked first), `email_taken`, `idempotency_key_reused`.
   */
  abstract create(input: CreatePlayerInput): Promise<Answered<Player>>;

  /**
   * Creates up to 1,000 players, each with an own time, in one transaction: all or none. A player whose username
   * and email are there already is left as it is. Errors: `username_taken`, `email_taken`, `invalid_request`.
   */
  abstract importPlayers(input: ImportPlayersInput): Promise<ImportedPlayers>;

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
   * never handed out again. Who did so and why stays in the log. Errors: `player_not_found`.
   */
  abstract remove(input: RemovePlayerInput): Promise<RemovedPlayer>;
}
