import type { ImportedPlayer, ImportedScore } from '@app/contracts';
import { handles, namings, type Naming } from './names';
import { Random } from './random';
import { rhythmicMoment } from './rhythm';

export const playerCount = 500;
export const scoreCount = 5_000;
export const dayCount = 90;

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** So many scores are of the last 24 hours, more of them the later: the boards of today are never bare. */
const latelyCount = 60;
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

/** Somebody who plays: how well, and how many games there have been time and zeal for. */
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

/** What decides a community: who people are and how they play, when they do, and the present (ms since 1970). */
interface Draw {
  random: Random;
  /** Apart from the rest, so that people are the same whenever it is. */
  times: Random;
  now: number;
}

/**
 * The same community every time at the same moment: players in many scripts, of unequal skill and zeal, who get better
 * with time. They joined and played over the 90 days that end with the minute of `now` (ms since 1970).
 */
export function makeCommunity(now: number): Community {
  const draw = {
    random: new Random(seed),
    times: new Random(seed + 1),
    now: Math.floor(now / minuteMs) * minuteMs,
  };
  const members = Array.from({ length: playerCount }, (_, index) => makeMember(draw, index));
  return { players: members.map((member) => member.player), scores: makeScores(draw, members) };
}

function makeMember({ random, times, now }: Draw, index: number): Member {
  const display_name = makeName(random);
  const username = `${random.pick(handles.first)}${random.pick(handles.second)}${index + 1}`.toLowerCase();
  const age = random.next();
  const around = now - age * (dayCount - 1) * dayMs;
  const registered_at = rhythmicMoment(times, around - dayMs / 2, Math.min(around + dayMs / 2, now));
  return {
    player: { username, email: `${username}@players.example`, display_name, registered_at },
    skill: Math.exp(0.45 * random.normal()),
    eagerness: age * (1 - random.next()) ** -0.7,
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

function makeScores(draw: Draw, members: readonly Member[]): CommunityScore[] {
  const zeal = members.map((member) => member.eagerness);
  const total = zeal.reduce((sum, value) => sum + value, 0);
  const drawn = Array.from({ length: scoreCount }, (_, index) => {
    // Everybody plays once when they join; beyond that, those who like it play more.
    if (index < members.length) return makeScore(draw, members, index, firstMoment);
    const number = pickWeighted(draw.random, zeal, total);
    return makeScore(draw, members, number, index < scoreCount - latelyCount ? anyMoment : lateMoment);
  });
  return drawn
    .sort((a, b) => a.occurred_at - b.occurred_at)
    .map((score, index) => ({ ...score, submission_id: `demo-${draw.now / minuteMs}-${index + 1}` }));
}

/** When somebody who joined at a moment plays. */
type Moment = (draw: Draw, joined: number) => number;

const firstMoment: Moment = ({ times, now }, joined) =>
  rhythmicMoment(times, joined, Math.min(joined + dayMs, now));
const anyMoment: Moment = ({ times, now }, joined) => rhythmicMoment(times, joined, now);
const lateMoment: Moment = ({ times, now }, joined) =>
  Math.max(joined, Math.floor(now - dayMs * times.next() ** 2));

function makeScore(
  draw: Draw,
  members: readonly Member[],
  number: number,
  momentAfter: Moment,
): CommunityScore {
  const { random, now } = draw;
  const member = members[number];
  if (!member) throw new Error(`There is no member ${number}`);
  const { registered_at } = member.player;
  const occurred_at = momentAfter(draw, registered_at);
  const progress = (occurred_at - registered_at) / (now - registered_at);
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
