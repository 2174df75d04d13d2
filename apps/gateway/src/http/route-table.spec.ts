import { RouteTable } from './route-table';

const table = new RouteTable();
table.add({ method: 'GET', url: '/api/players/:id' });
table.add({ method: ['PUT', 'DELETE'], url: '/api/players/:id' });
table.add({ method: 'POST', url: '/api/players' });
table.add({ method: 'GET', url: '/docs/*' });
table.add({ method: 'GET', url: '/a.b' });

it.each([
  ['/api/players/7', ['DELETE', 'GET', 'PUT']],
  ['/api/players/a%2Fb/', ['DELETE', 'GET', 'PUT']],
  ['/api/players', ['POST']],
  ['/api/players/7/x', []],
  ['/docs/a/b', ['GET']],
  ['/a.b', ['GET']],
  ['/axb', []],
  ['/', []],
])('%s takes %j', (path, methods) => {
  expect(table.methodsOf(path)).toEqual(methods);
});
