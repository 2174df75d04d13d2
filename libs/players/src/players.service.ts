import { Injectable } from '@nestjs/common';
import {
  PlayersApi,
  problem,
  type Answered,
  type CreatePlayerInput,
  type IdInput,
  type ImportedPlayers,
  type ImportPlayersInput,
  type ListPlayersInput,
  type Page,
  type Player,
  type RemovedPlayer,
  type RemovePlayerInput,
  type UpdatePlayerInput,
  type UsernameInput,
} from '@app/contracts';
import { Reader } from '@app/platform';
import { PlayerChanging } from './player-changing';
import { PlayerList } from './player-list';
import { PlayerRepository, toPlayer, type PlayerRow } from './player.repository';

@Injectable()
export class PlayersService extends PlayersApi {
  constructor(
    private readonly reader: Reader,
    private readonly players: PlayerRepository,
    private readonly lists: PlayerList,
    private readonly changing: PlayerChanging,
  ) {
    super();
  }

  override create(input: CreatePlayerInput): Promise<Answered<Player>> {
    return this.changing.create(input);
  }

  override importPlayers({ players }: ImportPlayersInput): Promise<ImportedPlayers> {
    return this.changing.importAll(players);
  }

  override list(input: ListPlayersInput): Promise<Page<Player>> {
    return this.lists.page(input);
  }

  override async get({ id }: IdInput): Promise<Player> {
    return found(await this.players.find(this.reader, id), `with the id ${id}`);
  }

  override async getByUsername({ username }: UsernameInput): Promise<Player> {
    return found(
      await this.players.findByUsername(this.reader, username.toWellFormed()),
      `named ${username}`,
    );
  }

  override update({ id, changes }: UpdatePlayerInput): Promise<Player> {
    return this.changing.update(id, changes);
  }

  override remove(input: RemovePlayerInput): Promise<RemovedPlayer> {
    return this.changing.remove(input);
  }
}

function found(row: PlayerRow | undefined, description: string): Player {
  if (!row) throw problem('player_not_found', `There is no player ${description}`);
  return toPlayer(row);
}
