import * as fc from 'fast-check';
import { periodNames } from '../../apps/web/src/periods';
import { hrefOf, routeOf, type Route } from '../../apps/web/src/route';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 64 });
const number = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

const routes: fc.Arbitrary<Route> = fc.oneof(
  fc.record(
    { view: fc.constant('board' as const), mode: text, rank: number, player: number },
    { requiredKeys: ['view', 'mode'] },
  ),
  fc.record(
    { view: fc.constant('board' as const), mode: text, period: fc.constantFrom(...periodNames), key: text },
    { requiredKeys: ['view', 'mode', 'period'] },
  ),
  fc.record({ view: fc.constant('scores' as const), mode: text, page: number }),
  fc.record({ view: fc.constant('players' as const), search: fc.string({ unit: 'grapheme' }), page: number }),
  fc.record({ view: fc.constant('player' as const), id: number }),
  fc.record({ view: fc.constant('edit-player' as const), id: number }),
  fc.record({ view: fc.constant('username' as const), username: text }),
  fc.record({
    view: fc.constant('submit' as const),
    playerId: fc.option(number),
    mode: fc.string({ unit: 'grapheme' }),
  }),
  fc.constantFrom<Route>(
    { view: 'new-player' },
    { view: 'achievements' },
    { view: 'achievement-leaderboard', page: 1 },
    { view: 'achievement-leaderboard', page: 3, player: 12 },
    { view: 'activity' },
    { view: 'status' },
  ),
);

describe('addresses of views', () => {
  it('lead back to the view they were made for, whatever a mode or a name is called', () => {
    fc.assert(fc.property(routes, (route) => expect(routeOf(hrefOf(route))).toEqual(route)));
  });

  it.each([
    '#/boards',
    '#/boards/%E0%A4%A',
    '#/players/0',
    '#/players/1.5',
    '#/players/-1',
    '#/constructor',
    '#/boards/A/hourly',
  ])('lead nowhere when nothing is there: %s', (hash) => expect(routeOf(hash)).toEqual({ view: 'nowhere' }));
});
