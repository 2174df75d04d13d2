import type { ImportedPlayer, ImportedScore } from '@app/contracts';
import { handles, namings, type Naming } from './names';
import { Random } from './random';

export const playerCount = 500;
export const scoreCount = 5_000;
export const dayCount = 90;

const dayMs = 86_400_000;
/** Any number: another one makes another community. */
const seed = 2_027;

/** A mode of the demo: how often it is played, what a middling game brings, and how far games differ. */
interface DemoMode {
  code: string;
  share: number;
  typical: number;
  step: number;
}

const modes: readonly DemoMode[] = [
  { code: 'CLASSIC', share: 46, typical: 900, step: 10 },
  { code: 'ARCADE', share: 30, typical: 1_400, step: 25 },
  { code: 'Survival', share: 14, typical: 400, step: 1 },
  { code: 'Daily Puzzle', share: 10, typical: 60, step: 1 },
];

/** Somebody who plays: how well, how eagerly, and since when. */
interface Member {
  player: ImportedPlayer;
  skill: number;
  eagerness: number;
  favourite: DemoMode;
}

/** A score, with the number of its player in the list of members. */
export type CommunityScore = Omit<ImportedScore, 'player_id'> & { member: number };

export interface Community {
  players: ImportedPlayer[];
  /** In the order of time. */
  scores: CommunityScore[];
}

/**
 * The same community every time: players in many scripts, of unequal skill and zeal, who get better with time,
 * over the 90 days that end with the day of `now` (ms since 1970).
 */
export function makeCommunity(now: number): Community {
  const random = new Random(seed);
  const end = Math.floor(now / dayMs) * dayMs;
  const members = Array.from({ length: playerCount }, (_, index) => makeMember(random, index, end));
  const scores = makeScores(random, members, end);
  return { players: members.map((member) => member.player), scores };
}

function makeMember(random: Random, index: number, end: number): Member {
  const display_name = makeName(random);
  const username = `${random.pick(handles.first)}${random.pick(handles.second)}${index + 1}`.toLowerCase();
  const joined = end - Math.floor(dayCount * dayMs * (0.15 + 0.85 * random.next()));
  return {
    player: { username, email: `${username}@players.example`, display_name, registered_at: joined },
    skill: Math.exp(0.45 * random.normal()),
    eagerness: (1 - random.next()) ** -0.7,
    favourite: pickByShare(random, modes),
  };
}

function makeName(random: Random): string {
  if (random.next() < 0.3) {
    return `${random.pick(handles.first)} ${random.pick(handles.second)}${random.pick(handles.ornaments)}`;
  }
  const naming: Naming = pickByShare(random, namings);
  return naming.join(random.pick(naming.given), random.pick(naming.family));
}

function makeScores(random: Random, members: readonly Member[], end: number): CommunityScore[] {
  const zeal = members.map((member) => member.eagerness);
  const total = zeal.reduce((sum, value) => sum + value, 0);
  const drawn = Array.from({ length: scoreCount }, (_, index) => {
    // Everybody plays once; beyond that, those who like it play more.
    const number = index < members.length ? index : pickWeighted(random, zeal, total);
    return makeScore(random, members, number, end);
  });
  return drawn
    .sort((a, b) => a.occurred_at - b.occurred_at)
    .map((score, index) => ({ ...score, submission_id: `demo-${index + 1}` }));
}

function makeScore(random: Random, members: readonly Member[], number: number, end: number): CommunityScore {
  const member = members[number];
  if (!member) throw new Error(`There is no member ${number}`);
  const { registered_at } = member.player;
  const progress = random.next();
  const occurred_at = Math.floor(registered_at + (end - registered_at) * progress);
  const mode = random.next() < 0.6 ? member.favourite : pickByShare(random, modes);
  const practice = 0.8 + 0.5 * progress;
  const value = mode.typical * member.skill * practice * Math.exp(0.35 * random.normal());
  const score = Math.max(0, Math.round(value / mode.step) * mode.step);
  return { member: number, game_mode: mode.code, score, occurred_at };
}

function pickByShare<Item extends { share: number }>(random: Random, items: readonly Item[]): Item {
  const shares = items.map((item) => item.share);
  const item =
    items[
      pickWeighted(
        random,
        shares,
        shares.reduce((sum, share) => sum + share, 0),
      )
    ];
  if (!item) throw new Error('Nothing to pick from');
  return item;
}

/** An index, as likely as its weight. */
function pickWeighted(random: Random, weights: readonly number[], total: number): number {
  let left = random.next() * total;
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}
