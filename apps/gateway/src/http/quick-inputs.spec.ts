import { IdInput, NewScore } from '@app/contracts';
import { DomainError, validateInput } from '@app/platform';
import type { Type } from '@nestjs/common';
import fc from 'fast-check';
import { quickInputs } from './quick-inputs';

/** What the DTO's own rules make of it; undefined where they refuse. */
function byTheRules(dto: Type<object>, given: object): object | undefined {
  try {
    return validateInput(dto, given);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

function expectAgreement(dto: Type<object>, given: object): boolean {
  const quick = quickInputs.get(dto)?.(given as Record<string, unknown>);
  if (quick === undefined) return false;
  expect(quick).toBeInstanceOf(dto);
  expect({ ...quick }).toEqual({ ...byTheRules(dto, given) });
  return true;
}

const odd = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.jsonValue(),
  fc.constantFrom(
    null,
    undefined,
    '',
    '\u0000',
    ' x ',
    'a'.repeat(65),
    'a'.repeat(256),
    NaN,
    Infinity,
    -0,
    2 ** 53,
    1e300,
  ),
);
const mostly = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 5, arbitrary: value }, { weight: 1, arbitrary: odd });

it('a score: what the quick check accepts, the rules accept, and make the same of it', () => {
  const score = fc.record(
    {
      player_id: mostly(fc.oneof(fc.integer(), fc.maxSafeNat())),
      score: mostly(fc.oneof(fc.double(), fc.maxSafeInteger())),
      game_mode: mostly(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 64 })),
      metadata: odd,
      submission_id: mostly(fc.uuid()),
      role: odd,
    },
    { requiredKeys: ['player_id', 'score'] },
  );
  let accepted = 0;
  fc.assert(
    fc.property(score, (given) => {
      if (expectAgreement(NewScore, given)) accepted++;
    }),
    { numRuns: 2_000 },
  );
  expect(accepted).toBeGreaterThan(50);
});

it('an id: likewise', () => {
  const text = fc.oneof(fc.maxSafeNat().map(String), fc.string(), fc.stringMatching(/^-?\d{1,20}$/), odd);
  fc.assert(
    fc.property(text, (id) => void expectAgreement(IdInput, { id })),
    { numRuns: 2_000 },
  );
  expect(expectAgreement(IdInput, { id: '42' })).toBe(true);
});
