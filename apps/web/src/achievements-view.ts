import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { catalogueCard } from './achievement-card';
import { achievementTabs } from './achievement-tabs';
import { api } from './api';
import { emptyNotice, shown } from './notice';
import { texts } from './texts';
import { View } from './view';

@customElement('achievements-view')
export class AchievementsView extends View {
  private readonly catalogue = this.feed({
    key: () => 'achievements',
    load: (signal) => api.achievements(signal),
  });

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
        : html`<ul class="achievements">
            ${achievements.map(catalogueCard)}
          </ul>`,
    )}`;
  }
}
