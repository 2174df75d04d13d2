import { Transform } from 'class-transformer';
import { ValidateBy, ValidateIf, type ValidationOptions } from 'class-validator';

const controlCharacters = /\p{Cc}/u;
const instant =
  /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/;
const integerText = /^-?\d{1,17}$/;
const numberText = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const idsText = /^\d{1,16}(,\d{1,16})*$/;

/** A field that may be missing; unlike class-validator's `IsOptional`, `null` is still checked. */
export function Optional(): PropertyDecorator {
  return ValidateIf((_object, value) => value !== undefined);
}

/** A field that may be missing or `null`. */
export function Nullable(): PropertyDecorator {
  return ValidateIf((_object, value) => value !== undefined && value !== null);
}

/** Turns text such as `"42"` (a query or path parameter) into a number; leaves everything else to the checks. */
export function IntegerFromText(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && integerText.test(value) ? Number(value) : value,
  );
}

/** Turns text such as `"-12.5"` (a query or path parameter) into a number; leaves everything else to the checks. */
export function NumberFromText(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && value.length <= 40 && numberText.test(value) ? Number(value) : value,
  );
}

/** Turns text such as `"1,2,3"`, once or repeated (a query parameter), into integers; leaves everything else to the checks. */
export function IdsFromText(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => {
    const texts: unknown[] = Array.isArray(value) ? value : [value];
    const isText = (each: unknown): each is string => typeof each === 'string' && idsText.test(each);
    return texts.every(isText) ? texts.flatMap((text) => text.split(',').map(Number)) : value;
  });
}

/** Removes white space at both ends; leaves what is no text to the checks. */
export function Trim(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
}

/** True for well-formed text of `min` to `max` characters (code points) without control characters. */
export function isPlainText(value: unknown, min: number, max: number): value is string {
  if (typeof value !== 'string' || value.length > max * 2) return false;
  const length = [...value].length;
  return length >= min && length <= max && value.isWellFormed() && !controlCharacters.test(value);
}

/** See `isPlainText`. */
export function IsPlainText(min: number, max: number, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isPlainText',
      validator: {
        validate: (value: unknown) => isPlainText(value, min, max),
        defaultMessage: () =>
          `$property must be text of ${min} to ${max} characters without control characters`,
      },
    },
    options,
  );
}

/** A finite number no further from 0 than 2^53 − 1, so that no digit of an integer was lost on the way. */
export function IsExactNumber(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isExactNumber',
      validator: {
        validate: (value: unknown) => typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER,
        defaultMessage: () => '$property must be a number between −9007199254740991 and 9007199254740991',
      },
    },
    options,
  );
}

/** Every zone is in the years 1 to 9999 then. */
const firstInstant = Date.parse('0001-01-02T00:00:00Z');
const lastInstant = Date.parse('9999-12-30T00:00:00Z');

function isInstant(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const day = instant.exec(value)?.[1];
  const ms = Date.parse(value);
  if (day === undefined || !(ms >= firstInstant && ms <= lastInstant)) return false;
  // The engine takes the 30th of February for the 2nd of March.
  return new Date(day).toISOString().startsWith(day);
}

/** A moment in ISO 8601: a day (its start in UTC), or a time with its offset from UTC, that exists. */
export function IsInstant(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isInstant',
      validator: {
        validate: isInstant,
        defaultMessage: () => '$property must be a moment such as 2026-11-23 or 2026-11-23T08:00:00Z',
      },
    },
    options,
  );
}
