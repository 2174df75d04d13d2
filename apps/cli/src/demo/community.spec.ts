import { isPlainText } from '@app/contracts';
import { dayCount, makeCommunity, playerCount, scoreCount } from './community';

const now = Date.parse('2026-11-23T15:00:00.000Z');
const dayMs = 86_400_000;

describe('the demo community', () => {
  const community = makeCommunity(now);

  it('is the same every time', () => {
    expect(makeCommunity(now + 3_600_000)).toEqual(community);
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
