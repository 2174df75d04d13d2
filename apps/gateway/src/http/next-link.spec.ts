import { nextLink } from './next-link';

it.each([
  ['/api/players', '</api/players?cursor=c>; rel="next"'],
  ['/api/players?', '</api/players?cursor=c>; rel="next"'],
  ['/api/players?skip=5&limit=2&cursor=old', '</api/players?limit=2&cursor=c>; rel="next"'],
  ['/api/players?search=a?b', '</api/players?search=a%3Fb&cursor=c>; rel="next"'],
  ['/api/scores/gamemode/a%2Fb', '</api/scores/gamemode/a%2Fb?cursor=c>; rel="next"'],
  ['/x">\r\n', '</x%22%3E%0D%0A?cursor=c>; rel="next"'],
])('of %j', (url, link) => {
  expect(nextLink(url, 'c')).toBe(link);
});
