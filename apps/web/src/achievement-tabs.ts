import { type TemplateResult } from 'lit';
import { hrefOf, type Route } from './route';
import { tabs } from './tabs';
import { texts } from './texts';

type Place = Extract<Route, { view: 'achievements' | 'achievement-leaderboard' }>;

/** The catalogue, or the players by what they have of it. */
export function achievementTabs(current: Place['view']): TemplateResult {
  const tab = (place: Place, label: string) => ({
    label,
    href: hrefOf(place),
    current: place.view === current,
  });
  return tabs(texts.achievements.switchLabel, [
    tab({ view: 'achievements' }, texts.achievements.catalogue),
    tab({ view: 'achievement-leaderboard', page: 1 }, texts.achievements.board),
  ]);
}
