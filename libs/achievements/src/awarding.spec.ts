import fc from 'fast-check';
import type { PlayerEvent } from '@app/contracts';
import { achievementRules } from '../../../migrations/data/achievement-rules';
import { award, dueTo, gainsOf, newState, type Award, type PlayerState, type Rule } from './awarding';

const rules = achievementRules as Rule[];
const window = 20;

const move = fc.record({
  player_id: fc.integer({ min: 1, max: 3 }),
  value: fc.integer({ min: -100, max: 6_000 }),
  registers: fc.boolean(),
});

function logOf(moves: readonly { player_id: number; value: number; registers: boolean }[]): PlayerEvent[] {
  return moves.map(({ player_id, value, registers }, index) => {
    const event = { id: index + 1, player_id, occurred_at: 1_000 + index };
    return registers && index < 3
      ? { ...event, type: 'player_registered' }
      : { ...event, type: 'score_submitted', game_mode: 'CLASSIC', score_id: index + 1, value };
  });
}

/** Each rule by its definition, over a player's whole history. */
function firstTimeMet(rule: Rule, scores: readonly { id: number; value: number }[]): number | undefined {
  return scores.find((_score, index) => {
    const soFar = scores.slice(0, index + 1).map(({ value }) => value);
    if (rule.criteria_type === 'games') return soFar.length >= rule.criteria_value;
    if (rule.criteria_type === 'best_score') return soFar.some((value) => value >= rule.criteria_value);
    const latest = soFar.slice(-(rule.criteria_window ?? 0));
    const sum = latest.reduce((total, value) => total + value, 0);
    return latest.length === rule.criteria_window && sum / latest.length >= rule.criteria_value;
  })?.id;
}

function expectedAwards(log: readonly PlayerEvent[]): string[] {
  const scores = log.filter((event) => event.type === 'score_submitted');
  return [...new Set(scores.map(({ player_id }) => player_id))]
    .flatMap((player) =>
      rules.flatMap((rule) => {
        const id = firstTimeMet(
          rule,
          scores.filter(({ player_id }) => player_id === player),
        );
        return id === undefined ? [] : [`${player} ${rule.id} ${id} ${999 + id}`];
      }),
    )
    .sort();
}

const described = (awards: readonly Award[]) =>
  awards.map((won) => `${won.player_id} ${won.achievement_id} ${won.event_id} ${won.unlocked_at}`).sort();

describe('award', () => {
  it('gives each achievement once, by the first score that meets its rule, however the log is cut', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 150 }), fc.integer({ min: 1, max: 40 }), (moves, batch) => {
        const log = logOf(moves);
        const states = new Map<number, PlayerState>();
        const awards: Award[] = [];
        for (let start = 0; start < log.length; start += batch) {
          const result = award(log.slice(start, start + batch), states, { all: rules, window });
          for (const state of result.states) states.set(state.player_id, state);
          awards.push(...result.awards);
        }
        expect(described(awards)).toEqual(expectedAwards(log));
        for (const state of states.values()) {
          const own = awards.filter(({ player_id }) => player_id === state.player_id);
          const points = (id: number) => rules.find((rule) => rule.id === id)?.points ?? NaN;
          expect(state.held).toEqual(new Set(own.map(({ achievement_id }) => achievement_id)));
          const none = own.length === 0;
          expect(gainsOf(awards, new Map(rules.map((rule) => [rule.id, rule]))).get(state.player_id)).toEqual(
            none
              ? undefined
              : {
                  unlocks: own.length,
                  points: own.reduce((sum, { achievement_id }) => sum + points(achievement_id), 0),
                  event_id: Math.max(...own.map(({ event_id }) => event_id)),
                },
          );
          expect(dueTo(state, rules)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('starts a registered player with nothing, and leaves one who has played alone', () => {
    const registered = { id: 1, type: 'player_registered', player_id: 7, occurred_at: 1 } as const;
    expect(award([registered], new Map(), { all: rules, window })).toEqual({
      states: [newState(7)],
      awards: [],
    });
    const played = { ...newState(7), progress: { games: 3, best: 5, recent: [5, 4, 3] } };
    expect(award([registered], new Map([[7, played]]), { all: rules, window }).states).toEqual([played]);
  });
});
