import { isPlainText } from '@app/contracts';
import { dayCount, makeCommunity, playerCount, scoreCount, type CommunityScore } from './community';

/** A Monday, as its boards have just begun. */
const now = Date.parse('2026-11-23T00:40:00.000Z');
const dayMs = 86_400_000;

describe('the demo community', () => {
  const community = makeCommunity(now);

  it('is the same every time at the same minute, and the same people at any time', () => {
    expect(makeCommunity(now + 59_000)).toEqual(community);
    const names = (at: number) => makeCommunity(at).players.map(({ username }) => username);
    expect(names(now + 40 * dayMs)).toEqual(names(now));
  });

  it('plays up to the present, in the evening more than at night, and more on a day of the weekend', () => {
    const count = (counts: (at: Date) => boolean) =>
      community.scores.filter(({ occurred_at }) => counts(new Date(occurred_at))).length;
    const hours = (from: number, to: number) =>
      count((at) => at.getUTCHours() >= from && at.getUTCHours() < to);
    const isWeekend = (at: Date) => [0, 6].includes(at.getUTCDay());
    expect(hours(18, 22)).toBeGreaterThan(3 * hours(2, 6));
    expect(count(isWeekend) / 2).toBeGreaterThan(1.2 * (count((at) => !isWeekend(at)) / 5));
    expect(count((at) => at.getTime() >= now - 40 * 60_000)).toBeGreaterThan(2);
    expect(count((at) => at.getTime() >= now - 2 * dayMs)).toBeGreaterThan(50);
  });

  it('grows steadily, with no day out of all measure', () => {
    const days = Array<number>(dayCount).fill(0);
    for (const { occurred_at } of community.scores) {
      const ago = Math.floor((now - occurred_at) / dayMs);
      days[ago] = (days[ago] ?? 0) + 1;
    }
    expect(Math.max(...days)).toBeLessThan((4 * scoreCount) / dayCount);
  });

  it('gains players in every week until now', () => {
    for (let week = 0; week < 12; week += 1) {
      const ago = now - week * 7 * dayMs;
      const joined = community.players.filter(
        ({ registered_at }) => registered_at < ago && registered_at >= ago - 7 * dayMs,
      );
      expect(joined.length).toBeGreaterThan(15);
    }
  });

  it('has players who pass others today and yesterday', () => {
    const bests = new Map<string, number>();
    const improving = community.scores.filter(({ member, game_mode, score }: CommunityScore) => {
      const key = `${member} ${game_mode}`;
      const before = bests.get(key);
      bests.set(key, Math.max(score, before ?? score));
      return before !== undefined && score > before;
    });
    const lately = improving.filter(({ occurred_at }) => occurred_at >= now - dayMs);
    expect(lately.length).toBeGreaterThan(2);
  });

  it('has the promised size, within the promised days, and nobody plays before joining', () => {
    expect(community.players).toHaveLength(playerCount);
    expect(community.scores).toHaveLength(scoreCount);
    for (const score of community.scores) {
      expect(score.occurred_at).toBeLessThan(now);
      expect(score.occurred_at).toBeGreaterThanOrEqual(now - (dayCount + 1) * dayMs);
      expect(score.occurred_at).toBeGreaterThanOrEqual(
        community.players[score.member]?.registered_at ?? Infinity,
      );
    }
  });

  it('has valid, distinct players in many scripts, several modes, and scores in the order of time', () => {
    const { players, scores } = community;
    expect(new Set(players.map((player) => player.username)).size).toBe(playerCount);
    expect(players.every((player) => isPlainText(player.display_name, 1, 100))).toBe(true);
    const scripts = ['Latin', 'Cyrillic', 'Han', 'Hangul', 'Arabic', 'Hebrew', 'Devanagari', 'Greek', 'Thai'];
    for (const script of scripts) {
      const pattern = new RegExp(`\\p{Script=${script}}`, 'u');
      expect(players.some((player) => pattern.test(player.display_name ?? ''))).toBe(true);
    }
    expect(new Set(scores.map((score) => score.game_mode)).size).toBeGreaterThanOrEqual(3);
    const times = scores.map((score) => score.occurred_at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('reaches every level of achievement, and most players not the highest', () => {
    const best = community.players.map((_, member) =>
      Math.max(...community.scores.filter((score) => score.member === member).map((score) => score.score)),
    );
    expect(best.filter((score) => score >= 5_000).length).toBeGreaterThan(0);
    expect(best.filter((score) => score >= 5_000).length).toBeLessThan(playerCount / 5);
  });
});
