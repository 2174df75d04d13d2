import { type TemplateResult } from 'lit';
import { hrefOf } from './route';
import { tabs } from './tabs';
import { texts } from './texts';

type Place = 'achievements' | 'achievement-leaderboard';

/** The catalogue, or the players by what they have of it. */
export function achievementTabs(current: Place): TemplateResult {
  const tab = (view: Place, label: string) => ({ label, href: hrefOf({ view }), current: view === current });
  return tabs(texts.achievements.switchLabel, [
    tab('achievements', texts.achievements.catalogue),
    tab('achievement-leaderboard', texts.achievements.board),
  ]);
}
