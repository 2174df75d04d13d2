import { Injectable } from '@nestjs/common';
import { scoresOfPlayers } from '@app/event-log';
import type { PeriodBounds } from '@app/periods';
import { Reader } from '@app/platform';
import type { Entry } from '@app/ranking';
import { BoardCatalogue } from './board-catalogue';
import type { BoardRef } from './board-key';
import { routesAmong } from './board-routes';
import { Folding } from './standing';
import { StandingRepository } from './standing.repository';

/** Players whose scores are read with one query: some milliseconds of the main thread. */
const playersRead = 100;

/** A player who has moved since a moment, and the entry of then; undefined: was not on the board. */
export interface Mover {
  player: number;
  entry: Entry | undefined;
}

/** Where players stood before a day began, counted again from the log. */
@Injectable()
export class EarlierStandings {
  constructor(
    private readonly catalogue: BoardCatalogue,
    private readonly standings: StandingRepository,
    private readonly reader: Reader,
  ) {}

  /**
   * Who stands on a board where a score of the present day has brought them, with what they had before it, by the log up to
   * `position`. O(scores of these players).
   */
  async *movers(ref: BoardRef, { startsAt }: PeriodBounds, position: number): AsyncGenerator<Mover> {
    const players = await this.movedSince(ref, startsAt);
    for (let start = 0; start < players.length; start += playersRead) {
      yield* await this.before(ref, startsAt, {
        players: players.slice(start, start + playersRead),
        position,
      });
    }
  }

  /**
   * They are on the day's own board too, which is shorter. Who has reached the standing earlier has not moved; of a sum that
   * cannot be said: an older score that came in later is a part of it like today's.
   */
  private async movedSince(ref: BoardRef, startsAt: number): Promise<number[]> {
    const { set } = ref;
    const periodKey = set.calendar.keyAt('daily', startsAt);
    const daily = await this.catalogue.find({ set, period: 'daily', periodKey });
    if (!daily) return [];
    return this.standings.onBoth(ref.id, daily.id, set.rules.operator === 'sum' ? null : startsAt);
  }

  private async before(
    ref: BoardRef,
    moment: number,
    { players, position }: { players: readonly number[]; position: number },
  ): Promise<Mover[]> {
    const folding = new Folding();
    for (const { lasting } of (await scoresOfPlayers(this.reader, players, position)).values()) {
      const earlier = lasting.filter(({ occurred_at }) => occurred_at < moment);
      folding.add(routesAmong([ref], earlier));
    }
    const standings = new Map(folding.changes.map(({ playerId, standing }) => [playerId, standing]));
    return players.map((player) => {
      const standing = standings.get(player);
      const entry = standing && { player, score: standing.value, reached: standing.reachedEventId };
      return { player, entry };
    });
  }
}
