import { html, nothing, type TemplateResult } from 'lit';
import { type Achievement, type PlayerAchievement, type Tier, type UnlockedAchievement } from './api';
import { formatDay, formatPercent } from './format';
import { texts } from './texts';

interface Card {
  name: string;
  description: string;
  icon: string;
  tier: Tier;
  points: number;
  locked?: boolean;
  note?: unknown;
}

function tierClass(tier: Tier): string {
  return tier in texts.achievements.tier ? tier.toLowerCase() : 'bronze';
}

function card({
  name,
  description,
  icon,
  tier,
  points,
  locked = false,
  note = nothing,
}: Card): TemplateResult {
  return html`<li class="achievement ${tierClass(tier)} ${locked ? 'locked' : ''}">
    <span class="icon" aria-hidden="true">${icon}</span>
    <div>
      <p class="name"><bdi>${name}</bdi></p>
      <p class="description"><bdi>${description}</bdi></p>
      <p class="facts">
        <span class="tier">${texts.achievements.tier[tier] ?? tier}</span>
        <span>${texts.points(points)}</span>
      </p>
      ${note}
    </div>
  </li>`;
}

/** An achievement of the catalogue, with how many players have it. */
export function catalogueCard(achievement: Achievement): TemplateResult {
  const { unlocked_count, rarity_percent } = achievement;
  const rarity = texts.achievements.rarity(unlocked_count, formatPercent(rarity_percent));
  return card({ ...achievement, note: html`<p class="note">${rarity}</p>` });
}

/** An achievement that has just been unlocked. */
export function unlockCard(unlock: UnlockedAchievement): TemplateResult {
  return card(unlock);
}

/** A player's side of an achievement: when it was unlocked, or how far the way is. */
export function playerCard(achievement: PlayerAchievement): TemplateResult {
  const { unlocked_at: unlockedAt, progress } = achievement;
  const percent = formatPercent(Math.floor(progress * 100));
  const way = html`<p class="note">
    <progress max="1" value=${progress} aria-label=${achievement.achievement_name}></progress>
    <span>${texts.achievements.progress(percent)}</span>
  </p>`;
  return card({
    name: achievement.achievement_name,
    description: achievement.achievement_description,
    icon: achievement.achievement_icon,
    tier: achievement.tier,
    points: achievement.achievement_points,
    locked: unlockedAt === null,
    note:
      unlockedAt === null
        ? way
        : html`<p class="note">${texts.achievements.unlockedOn(formatDay(unlockedAt))}</p>`,
  });
}

/** How much of the catalogue a player has. */
export function achievementCount(achievements: PlayerAchievement[]): string {
  const unlocked = achievements.filter((entry) => entry.unlocked_at !== null).length;
  return texts.achievements.count(unlocked, achievements.length);
}
