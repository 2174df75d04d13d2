import fc from 'fast-check';
import { fold, prefixRange, wordsOf } from './player-words';

/** What the database does: compares by code point. */
function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function finds(search: string, ...names: string[]): boolean {
  const { from, to } = prefixRange(fold(search));
  return wordsOf(names).some((word) => compare(from, word) <= 0 && compare(word, to) < 0);
}

describe('fold', () => {
  it.each([
    ['STRASSE', 'straße'],
    ['STRAẞE', 'strasse'],
    ['İSTANBUL', 'istanbul'],
    ['ISPARTA', 'ısparta'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευς'],
    ['Ｆｕｌｌ　Ｗｉｄｔｈ', 'full width'],
    ['ﬁre', 'FIRE'],
    ['Ame\u0301lie', 'am\u00e9lie'],
    ['❤\ufe0f', '❤'],
    ['  a \t b ', 'A B'],
  ])('makes %s and %s one', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  it('keeps accents apart, and signs as they are', () => {
    expect(fold('résumé')).not.toBe(fold('resume'));
    expect(fold('100%_\\*')).toBe('100%_\\*');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => expect(fold(fold(text))).toBe(fold(text))),
      { numRuns: 500 },
    );
  });
});

describe('a search', () => {
  it.each([
    ['knight', 'The Dark Knight'],
    ['KNIGHT', 'dark_knight'],
    ['knight', 'dark.knight'],
    ['dark_k', 'Dark_Knight'],
    ['knight 2', 'Dark   Knight 2000'],
    ['brien', "Conan O'Brien"],
    ['小明', '王小明'],
    ['さくら', '桜とさくら'],
    ['철수', '김 철수'],
    ['שלום', 'אני שלום'],
    ['علي', 'محمد علي'],
    ['ไทย', 'ภาษาไทย'],
    ['🏆', 'king🏆'],
    ['👨\u200d👩', 'family 👨\u200d👩\u200d👧'],
    ['%', '100 %'],
    ['_x', '_X_'],
    ['.net', '.NET fan'],
  ])('for %s finds %s', (search, name) => {
    expect(finds(search, name)).toBe(true);
  });

  it.each([
    ['night', 'Dark Knight'],
    ['%', 'anyone'],
    ['_', 'anyone'],
    ['a%e', 'anyone'],
    ['knight dark', 'Dark Knight'],
  ])('for %s does not find %s', (search, name) => {
    expect(finds(search, name)).toBe(false);
  });

  it('finds every name by every beginning of it, in either case', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(name, fc.nat(20), (text, length) => {
        const start = [...new Intl.Segmenter().segment(fold(text))]
          .slice(0, length)
          .map(({ segment }) => segment);
        const beginning = start.join('').trimEnd();
        fc.pre(beginning !== '');
        expect([beginning, beginning.toUpperCase()].map((search) => finds(search, text))).toEqual([
          true,
          true,
        ]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('words', () => {
  it('fit the column, cut between characters', () => {
    const words = wordsOf(['\ufdfa'.repeat(50), '💥'.repeat(250)]);
    expect(Math.max(...words.map((word) => [...word].length))).toBe(200);
    expect(words.every((word) => word.isWellFormed())).toBe(true);
    expect(finds('💥'.repeat(250), '💥'.repeat(250))).toBe(true);
  });

  it('are each there once', () => {
    expect(wordsOf(['Ann Ann', 'ann ann']).sort()).toEqual(['ann', 'ann ann']);
  });
});

describe('prefixRange', () => {
  it('holds exactly what begins with the prefix', () => {
    const text = fc.string({ unit: 'binary', maxLength: 4 });
    const edge = fc.constantFrom(
      '\ud7ff',
      '\ue000',
      '\u{10ffff}',
      'a\u{10ffff}\u{10ffff}',
      '\uffff',
      '\u{10000}',
    );
    fc.assert(
      fc.property(fc.oneof(text, edge), fc.oneof(text, edge), fc.oneof(text, edge), (prefix, a, b) => {
        const { from, to } = prefixRange(prefix);
        for (const word of [a, prefix + a, a + b, prefix + a + b]) {
          const inRange = compare(from, word) <= 0 && compare(word, to) < 0;
          expect([word, inRange]).toEqual([word, word.startsWith(prefix)]);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
