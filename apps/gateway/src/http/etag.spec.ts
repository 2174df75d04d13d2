import { etagOf, matchesEtag } from './etag';

it('equal text has an equal tag, other text another', () => {
  expect(etagOf('a')).toBe(etagOf('a'));
  expect(etagOf('a')).not.toBe(etagOf('b'));
  expect(etagOf('ä')).toMatch(/^"[!#-~]+"$/);
});

it.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b","a"', true],
  [' * ', true],
  ['"b"', false],
  ['a', false],
  ['w/"a"', false],
  [undefined, false],
])('If-None-Match: %s', (header, expected) => {
  expect(matchesEtag(header, '"a"')).toBe(expected);
});
