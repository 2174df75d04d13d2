/** What fits the column, in characters (code points). */
const longestWord = 200;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const letterAfterOther = /(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}]/gu;

/**
 * Text as the search compares it: compatibility forms and cases are one (`ß` = `ss`, `İ` = `ı` = `i`, `ς` = `σ`,
 * `Ａ` = `a`), invisible characters are gone, white space is one blank. Accents count: `e` is not `é`.
 */
export function fold(text: string): string {
  const visible = text.toWellFormed().normalize('NFKC').replace(invisible, '');
  // Lower, upper, lower: JavaScript has no case folding, and ẞ, ß and SS only meet on this way.
  const oneCase = visible.toLowerCase().toUpperCase().toLowerCase();
  return oneCase
    .replaceAll('i\u0307', 'i')
    .replaceAll('ς', 'σ')
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * What a player can be found by: the folded text of each name from every place where a word starts, each once.
 * Words start where Unicode's rules and ICU's dictionaries say (also in scripts without blanks), at signs and
 * emoji, and after anything that is neither letter nor digit, such as `_` and `.`.
 */
export function wordsOf(names: readonly string[]): string[] {
  const words = names.flatMap((name) => {
    const text = fold(name);
    return wordStarts(text).map((start) => firstCharacters(text.slice(start)));
  });
  return [...new Set(words)];
}

/** The range of words that begin with the folded `prefix`, compared by code point: `from` ≤ word < `to`. */
export function prefixRange(prefix: string): { from: string; to: string } {
  const from = firstCharacters(prefix);
  return { from, to: firstBeyond([...from]) };
}

function wordStarts(text: string): number[] {
  const segments = [...segmenter.segment(text)].filter(({ segment }) => segment !== ' ');
  const afterSigns = [...text.matchAll(letterAfterOther)];
  return [...new Set([...segments, ...afterSigns].map(({ index }) => index))];
}

function firstCharacters(text: string): string {
  return text.length <= longestWord ? text : [...text].slice(0, longestWord).join('');
}

/** The smallest text greater than all that begin with `characters`. */
function firstBeyond(characters: string[]): string {
  const last = characters.pop()?.codePointAt(0);
  if (last === undefined) return '\u{10FFFF}'.repeat(longestWord + 1);
  if (last === 0x10ffff) return firstBeyond(characters);
  // Surrogates are no characters of their own.
  const next = last === 0xd7ff ? 0xe000 : last + 1;
  return characters.join('') + String.fromCodePoint(next);
}
