import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { api, type BoardPeriod, type BoardRow, type GameMode } from './api';
import { Feed } from './feed';
import { formatPeriod } from './format-period';
import { modeOf } from './game-modes';
import { type PeriodName } from './periods';
import { podium } from './podium';
import { globalMode, hrefOf } from './route';
import { texts } from './texts';

const podiumSteps = 3;

interface Ended {
  dates: BoardPeriod;
  /** Whether the running period began when this one ended. */
  isLatest: boolean;
  winners: BoardRow[];
}

async function endedBefore(mode: string, period: PeriodName, signal: AbortSignal): Promise<Ended | null> {
  const [running, dates] = await api.periods(mode, { period, limit: 2 }, signal);
  if (!running || !dates?.starts_at || dates.total_players === 0) return null;
  const board = { game_mode: mode, period, at: dates.starts_at, limit: podiumSteps };
  const { rows: winners } = await api.board(board, signal);
  return { dates, isLatest: dates.ends_at === running.starts_at, winners };
}

/** For a board that has just begun: who was at the top of the one before; nothing where nobody was. */
@customElement('period-before')
export class PeriodBefore extends LitElement {
  @property({ attribute: false }) mode: GameMode = modeOf(globalMode, []);
  @property() period: PeriodName = 'all_time';

  private readonly ended = new Feed(this, {
    key: () => (this.period === 'all_time' ? null : `before/${this.period}/${this.mode.code}`),
    load: (signal) => endedBefore(this.mode.code, this.period, signal),
  });

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): unknown {
    const { data } = this.ended;
    if (!data) return nothing;
    const { code, time_zone } = this.mode;
    const { key } = data.dates;
    const href = hrefOf({ view: 'board', mode: code, period: this.period, ...(key ? { key } : {}) });
    const dates = formatPeriod(data.dates, time_zone);
    const name = data.isLatest ? texts.board.before(this.period, dates) : dates;
    return html`<section aria-labelledby="before">
      <h2 id="before"><a href=${href}>${name}</a></h2>
      ${podium(data.winners, this.mode)}
    </section>`;
  }
}
