import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { tierClass } from './achievement-card';
import { type PlayerAchievement } from './achievement';
import { api } from './api';
import { Feed } from './feed';
import { LiveChannel } from './live-channel';
import { FollowMe, me } from './me';
import { hrefOf } from './route';
import { texts } from './texts';

const shownMs = 8_000;
/** How long a toast waits again while somebody points at it or has the focus in it. */
const heldMs = 2_000;

type Unlock = Pick<
  PlayerAchievement,
  'achievement_id' | 'achievement_name' | 'achievement_icon' | 'achievement_points' | 'tier' | 'unlocked_at'
>;

/** Tells the viewer of an achievement at the moment of its unlock: from the live socket, without it at the next refresh. */
@customElement('unlock-toasts')
export class UnlockToasts extends LitElement {
  @state() private toasts: Unlock[] = [];
  /** Whose unlocks are known; what the first answer holds is no news. */
  private playerId: number | null = null;
  private known: Set<number> | undefined;
  private readonly own = new Feed<PlayerAchievement[]>(this, {
    key: () => (me.id === null ? null : `player-achievements/${me.id}`),
    load: async (signal) => {
      const id = me.id ?? 0;
      const achievements = await api.achievementsOf(id, signal);
      this.take(id, achievements);
      return achievements;
    },
    isLive: () => this.live.isLive,
  });

  private readonly live = new LiveChannel(
    this,
    () => (me.id === null ? null : `player:${me.id}`),
    ({ channel, achievements }) => {
      if (Array.isArray(achievements)) this.take(Number(channel?.split(':')[1]), achievements as Unlock[]);
    },
  );

  constructor() {
    super();
    new FollowMe(this);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(_changed: PropertyValues): void {
    if (this.playerId === me.id) return;
    this.playerId = me.id;
    this.known = undefined;
    this.toasts = [];
  }

  protected override render(): unknown {
    return html`<div class="toasts" role="status">
      ${repeat(
        this.toasts,
        (toast) => toast.achievement_id,
        (toast) => this.toast(toast),
      )}
    </div>`;
  }

  private toast(unlock: Unlock): TemplateResult {
    return html`<div class="toast ${tierClass(unlock.tier)}">
      <span class="icon" aria-hidden="true">${unlock.achievement_icon}</span>
      <p>
        <span class="hint">${texts.result.unlocked(1)}</span>
        <a href=${hrefOf({ view: 'achievements' })}><bdi>${unlock.achievement_name}</bdi></a>
        <span class="hint">${texts.points(unlock.achievement_points)}</span>
      </p>
      <button
        type="button"
        class="dismiss"
        aria-label=${texts.achievements.dismiss}
        @click=${() => this.drop(unlock)}
      >
        ×
      </button>
    </div>`;
  }

  /** Shows what is new among a player's unlocks; a gap in the connection loses none. */
  private take(playerId: number, achievements: Unlock[]): void {
    if (playerId !== me.id || playerId !== this.playerId) return;
    const unlocked = achievements.filter((entry) => entry.unlocked_at !== null);
    const { known } = this;
    const gained = known ? unlocked.filter((entry) => !known.has(entry.achievement_id)) : [];
    this.known = new Set([...(known ?? []), ...unlocked.map((entry) => entry.achievement_id)]);
    if (gained.length === 0) return;
    this.toasts = [...this.toasts, ...gained];
    gained.forEach((unlock) => this.dropLater(unlock, shownMs));
    void this.own.load();
  }

  private dropLater(unlock: Unlock, afterMs: number): void {
    setTimeout(() => {
      if (this.querySelector('.toasts')?.matches(':hover, :focus-within')) this.dropLater(unlock, heldMs);
      else this.drop(unlock);
    }, afterMs);
  }

  private drop(unlock: Unlock): void {
    this.toasts = this.toasts.filter((toast) => toast !== unlock);
  }
}
