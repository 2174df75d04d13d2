import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { api, type ActivityEntry, type GameMode } from './api';
import { formatScore } from './format-score';
import { gameModes, modeOf } from './game-modes';
import { LiveChannel } from './live-channel';
import { ago } from './moment';
import { emptyNotice, loadingNotice, shown } from './notice';
import { playerLink } from './player-name';
import { hrefOf } from './route';
import { texts } from './texts';
import { View } from './view';

const entryCount = 50;

@customElement('activity-view')
export class ActivityView extends View {
  private readonly modes = this.feed(gameModes);
  private readonly activity = this.feed({
    key: () => 'activity',
    load: (signal) => api.recentActivity(entryCount, signal),
    isLive: () => this.live.isLive,
  });

  /** As the channel tells it: what was loaded beside it may be ahead of the next change. */
  private told: ActivityEntry[] = [];
  private readonly live = new LiveChannel(
    this,
    () => 'activity',
    ({ type, entries }) => {
      const known = type === 'snapshot' ? [] : this.told;
      this.told = [...(entries as ActivityEntry[]), ...known].slice(0, entryCount);
      this.activity.put(this.told);
    },
  );

  protected override heading(): string {
    return texts.activity.heading;
  }

  protected override lead(): unknown {
    return texts.activity.lead;
  }

  protected override body(): unknown {
    if (!this.modes.settled) return loadingNotice();
    const modes = this.modes.data ?? [];
    return shown(this.activity, (entries) =>
      entries.length === 0
        ? emptyNotice(texts.activity.empty)
        : html`<ol class="activity">
            ${entries.map((entry) => activityEntry(entry, modes))}
          </ol>`,
    );
  }
}

function activityEntry(entry: ActivityEntry, modes: GameMode[]): TemplateResult {
  return entry.type === 'achievement'
    ? unlockEntry(entry)
    : scoreEntry(entry, modeOf(entry.game_mode, modes));
}

function unlockEntry(entry: Extract<ActivityEntry, { type: 'achievement' }>): TemplateResult {
  return html`<li class="unlock">
    <span class="icon" aria-hidden="true">${entry.achievement_icon}</span>
    <p>${playerLink(entry)} ${texts.activity.unlocked} <bdi class="strong">${entry.achievement_name}</bdi></p>
    <p class="when">${ago(entry.created_at)}</p>
  </li>`;
}

function scoreEntry(entry: Extract<ActivityEntry, { type: 'score' }>, mode: GameMode): TemplateResult {
  const board = hrefOf({ view: 'board', mode: mode.code });
  return html`<li>
    <span class="number strong">${formatScore(entry.score, mode)}</span>
    <p>
      ${playerLink(entry)} ${texts.activity.scored} <a href=${board}><bdi>${mode.name || mode.code}</bdi></a>
    </p>
    <p class="when">${ago(entry.created_at)}</p>
  </li>`;
}
