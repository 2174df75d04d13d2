import type { LogEvent } from '@app/contracts';
import { RecentUnlocks } from './recent-unlocks';

const event = (id: number): LogEvent => ({ id, type: 'player_registered', player_id: 1, occurred_at: 0 });
const award = (event_id: number, achievement_id: number) => ({
  player_id: 1,
  achievement_id,
  event_id,
  unlocked_at: 0,
});

describe('RecentUnlocks', () => {
  it('tells nothing unlocked from not known', () => {
    const recent = new RecentUnlocks();
    expect(recent.of(5)).toBeUndefined();
    recent.remember([event(5), event(6)], [award(6, 1), award(6, 2)]);
    expect([4, 5, 6, 7].map((id) => recent.of(id))).toEqual([
      undefined,
      [],
      [award(6, 1), award(6, 2)],
      undefined,
    ]);
    recent.forget();
    expect(recent.of(6)).toBeUndefined();
  });

  it('remembers the latest 20,000 events', () => {
    const recent = new RecentUnlocks();
    for (let id = 1; id <= 20_010; id += 1) recent.remember([event(id)], [award(id, 1)]);
    expect(recent.of(10)).toBeUndefined();
    expect(recent.of(11)).toEqual([award(11, 1)]);
    expect(recent.of(20_010)).toEqual([award(20_010, 1)]);
  });
});
