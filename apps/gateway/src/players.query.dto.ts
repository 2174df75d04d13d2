import { ListPlayersInput } from '@app/contracts';

export class PlayersQuery extends ListPlayersInput {
  /** At most this many players, up to 1,000. */
  override limit: number = 100;
}
