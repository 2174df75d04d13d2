import { html, nothing, type TemplateResult } from 'lit';
import { type Achievement, type PlayerAchievement, type Tier, type UnlockedAchievement } from './achievement';
import { api } from './api';
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

export function tierClass(tier: Tier): string {
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

/** How many players have an achievement. */
function rarity({ unlocked_count, rarity_percent }: Achievement): string {
  return texts.achievements.rarity(unlocked_count, formatPercent(rarity_percent));
}

/** An achievement of the catalogue, with how many players have it and how far the viewer is. */
export function catalogueCard(achievement: Achievement, own: PlayerAchievement | undefined): TemplateResult {
  return card({
    ...achievement,
    locked: own?.unlocked_at === null,
    note: html`<p class="note">${rarity(achievement)}</p>
      ${own ? wayPart(own) : nothing}`,
  });
}

/** An achievement that has just been unlocked. */
export function unlockCard(unlock: UnlockedAchievement): TemplateResult {
  return card(unlock);
}

/** When a player unlocked an achievement, or how far the way is. */
function wayPart({
  unlocked_at: unlockedAt,
  progress,
  achievement_name: name,
}: PlayerAchievement): TemplateResult {
  if (unlockedAt !== null) {
    return html`<p class="note done">${texts.achievements.unlockedOn(formatDay(unlockedAt))}</p>`;
  }
  const percent = formatPercent(Math.floor(progress * 100));
  return html`<p class="note">
    <progress max="1" value=${progress} aria-label=${name}></progress>
    <span>${texts.achievements.progress(percent)}</span>
  </p>`;
}

/** A player's side of the catalogue. */
export interface AchievementWay {
  own: PlayerAchievement;
  /** Missing where the catalogue has changed meanwhile. */
  known: Achievement | undefined;
}

/** What a player has unlocked, the latest first, then what is nearest; each with how rare it is. */
export async function achievementsWithRarity(
  playerId: number,
  signal: AbortSignal,
): Promise<AchievementWay[]> {
  const [owned, catalogue] = await Promise.all([
    api.achievementsOf(playerId, signal),
    api.achievements(signal),
  ]);
  const unlockedAt = ({ own }: AchievementWay) =>
    own.unlocked_at === null ? 0 : Date.parse(own.unlocked_at);
  return owned
    .map((own) => ({ own, known: catalogue.find(({ id }) => id === own.achievement_id) }))
    .sort((one, other) => unlockedAt(other) - unlockedAt(one) || other.own.progress - one.own.progress);
}

function playerCard({ own, known }: AchievementWay): TemplateResult {
  return card({
    name: own.achievement_name,
    description: own.achievement_description,
    icon: own.achievement_icon,
    tier: own.tier,
    points: own.achievement_points,
    locked: own.unlocked_at === null,
    note: html`${known ? html`<p class="note">${rarity(known)}</p>` : nothing} ${wayPart(own)}`,
  });
}

/** How much of the catalogue a player has. */
export function achievementCount(achievements: PlayerAchievement[]): string {
  const unlocked = achievements.filter((entry) => entry.unlocked_at !== null);
  const points = unlocked.reduce((sum, entry) => sum + entry.achievement_points, 0);
  return `${texts.achievements.count(unlocked.length, achievements.length)}, ${texts.points(points)}`;
}

export function playerAchievements(ways: AchievementWay[]): TemplateResult {
  return html`<p class="hint">${achievementCount(ways.map(({ own }) => own))}</p>
    <ul class="achievements">
      ${ways.map(playerCard)}
    </ul>`;
}
