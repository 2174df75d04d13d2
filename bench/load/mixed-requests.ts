import type { Exchange } from './open-loop';
import { Random } from './random';

/** Who plays what. */
export interface Community {
  players: number;
  modes: readonly string[];
}

/** Out of a thousand requests; the rest are submissions. */
const share = { top: 100, rank: 100, around: 60, batch: 10, voided: 10 };
const entriesABatch = 20;
/** Every so many submissions carry an id of their own, as those of careful clients do. */
const withId = 10;

/** What a busy server gets: scores of all players in all modes, boards, ranks, windows, batches, and a few voids. */
export class MixedRequests {
  private readonly random = new Random(271_828);
  private submitted = 0;
  /** A score that may be voided. */
  private voidable: number | undefined;

  constructor(private readonly community: Community) {}

  /** Every player once in every mode, in batches: from then on the boards have their size. */
  *everyone(): Generator<object> {
    const { players, modes } = this.community;
    const size = 1_000;
    for (const mode of modes) {
      for (let first = 1; first <= players; first += size) {
        const length = Math.min(size, players - first + 1);
        yield { scores: Array.from({ length }, (_, index) => this.score(first + index, mode)) };
      }
    }
  }

  readonly next = (): Exchange => {
    let drawn = this.random.below(1_000);
    const player = this.player();
    const query = `game_mode=${this.mode()}`;
    if ((drawn -= share.top) < 0) return get(`global?limit=10&${query}`);
    if ((drawn -= share.rank) < 0) return get(`player/${player}/rank?${query}`);
    if ((drawn -= share.around) < 0) return get(`player/${player}/around?${query}`);
    if ((drawn -= share.batch) < 0) return this.batch();
    if ((drawn -= share.voided) < 0 && this.voidable !== undefined) return this.void(this.voidable);
    return this.submission();
  };

  private batch(): Exchange {
    const scores = Array.from({ length: entriesABatch }, () => this.score(this.player(), this.mode()));
    return { sent: { method: 'POST', path: '/api/scores/batch', body: JSON.stringify({ scores }) } };
  }

  private void(id: number): Exchange {
    this.voidable = undefined;
    return { sent: { method: 'DELETE', path: `/api/scores/${id}?reason=bench` } };
  }

  private submission(): Exchange {
    const score = this.score(this.player(), this.mode());
    this.submitted += 1;
    const body = this.submitted % withId === 0 ? { ...score, submission_id: `run ${this.submitted}` } : score;
    return {
      sent: { method: 'POST', path: '/api/scores', body: JSON.stringify(body) },
      answered: (answer) => (this.voidable ??= Number(/"id":(\d+)/.exec(answer.body)?.[1])),
    };
  }

  private score(player_id: number, game_mode: string) {
    return { player_id, game_mode, score: this.random.below(1_000_000_000) };
  }

  private player(): number {
    return 1 + this.random.below(this.community.players);
  }

  private mode(): string {
    return this.community.modes[this.random.below(this.community.modes.length)] ?? 'CLASSIC';
  }
}

function get(path: string): Exchange {
  return { sent: { method: 'GET', path: `/api/leaderboard/${path}` } };
}
