import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { achievementCount, catalogueCard } from './achievement-card';
import { achievementTabs } from './achievement-tabs';
import { type Achievement, type PlayerAchievement, type Tier } from './achievement';
import { api } from './api';
import { FollowMe, me } from './me';
import './me-choice';
import { emptyNotice, shown } from './notice';
import { texts } from './texts';
import { View } from './view';

const tiers: Tier[] = ['Bronze', 'Silver', 'Gold'];

/** The catalogue by tier, with the viewer's own progress. */
@customElement('achievements-view')
export class AchievementsView extends View {
  private readonly catalogue = this.feed({
    key: () => 'achievements',
    load: (signal) => api.achievements(signal),
  });
  private readonly own = this.feed({
    key: () => (me.id === null ? null : `player-achievements/${me.id}`),
    load: (signal) => api.achievementsOf(me.id ?? 0, signal),
  });

  constructor() {
    super();
    new FollowMe(this);
  }

  protected override heading(): string {
    return texts.achievements.heading;
  }

  protected override lead(): unknown {
    return texts.achievements.lead;
  }

  protected override body(): unknown {
    return html`${achievementTabs('achievements')}
    ${shown(this.catalogue, (achievements) =>
      achievements.length === 0
        ? emptyNotice(texts.achievements.empty)
        : html`${this.mine()} ${tiers.map((tier) => this.tier(tier, achievements))}`,
    )}`;
  }

  private get ownAchievements(): PlayerAchievement[] {
    return me.id === null ? [] : (this.own.data ?? []);
  }

  private mine(): TemplateResult {
    return html`<div class="mine">
      <me-choice></me-choice>
      <p class="hint">
        ${this.ownAchievements.length > 0 ? achievementCount(this.ownAchievements) : nothing}
      </p>
    </div>`;
  }

  private tier(tier: Tier, catalogue: Achievement[]): unknown {
    const achievements = catalogue.filter((achievement) => achievement.tier === tier);
    if (achievements.length === 0) return nothing;
    const ownOf = ({ id }: Achievement) => this.ownAchievements.find((own) => own.achievement_id === id);
    return html`<section aria-labelledby="tier-${tier}">
      <h2 id="tier-${tier}">${texts.achievements.tier[tier]}</h2>
      <ul class="achievements">
        ${achievements.map((achievement) => catalogueCard(achievement, ownOf(achievement)))}
      </ul>
    </section>`;
  }
}
