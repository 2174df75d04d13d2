import type { AchievementsApi, LeaderboardsApi, PlayerAchievement, PlayerBoard } from '@app/contracts';
import type { Asked, ChannelKind, Readings } from './channel-kind';
import { logPosition } from './log-position';

export interface PlayerState {
  places: PlayerBoard[];
  /** Null while the achievements have not answered. */
  achievements: PlayerAchievement[] | null;
}

/** A player's places on all boards, and unlocked achievements. Clients get the places that changed and the new unlocks. */
export class PlayerChannels implements ChannelKind<number, PlayerState> {
  readonly batch = 8;

  constructor(
    private readonly leaderboards: LeaderboardsApi,
    private readonly achievements: AchievementsApi,
  ) {}

  async read(asked: readonly Asked<number, PlayerState>[]): Promise<Readings<PlayerState>> {
    const { position, complete } = await logPosition(this.leaderboards, this.achievements);
    const states = await Promise.all(asked.map((each) => this.readOne(each)));
    return {
      readings: states.map(({ isWhole: _isWhole, ...state }) => ({ state, position })),
      complete: complete && states.every(({ isWhole }) => isWhole),
    };
  }

  snapshot({ places, achievements }: PlayerState): object {
    return { places, achievements };
  }

  change(before: PlayerState, after: PlayerState): object | null {
    const unlocked = newUnlocks(before.achievements, after.achievements);
    if (!unlocked) return null;
    const known = new Map(before.places.map((place) => [nameOf(place), place]));
    const places = after.places.filter((place) => {
      const earlier = known.get(nameOf(place));
      known.delete(nameOf(place));
      return JSON.stringify(earlier) !== JSON.stringify(place);
    });
    const gone = [...known.values()].map(({ game_mode, period }) => ({ game_mode, period }));
    return { places, gone, achievements: unlocked };
  }

  private async readOne({ target: id, known }: Asked<number, PlayerState>) {
    const [places, achievements] = await Promise.all([
      this.leaderboards.ranksOf({ id }),
      this.achievements.listOf({ player_id: id }).catch(() => undefined),
    ]);
    return {
      places,
      achievements: achievements ?? known?.achievements ?? null,
      isWhole: achievements !== undefined,
    };
  }
}

function nameOf({ game_mode, period }: PlayerBoard): string {
  return `${period} ${game_mode}`;
}

/** Null where one of those before is not there any more or is another one. */
function newUnlocks(
  before: readonly PlayerAchievement[] | null,
  after: readonly PlayerAchievement[] | null,
): PlayerAchievement[] | null {
  if (!before || !after) return before === after ? [] : null;
  const known = new Set(before.map((achievement) => JSON.stringify(achievement)));
  const unlocked = after.filter((achievement) => !known.has(JSON.stringify(achievement)));
  return unlocked.length === after.length - before.length ? unlocked : null;
}
