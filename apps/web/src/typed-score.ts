import { texts } from './texts';

type Read<Value> = { value: Value } | { fault: string };

/** The number in a score field, or what is wrong with it; never a number other than the one typed. */
export function readScore(input: HTMLInputElement): Read<number> {
  const text = input.value.trim();
  const value = Number(text);
  if (text === '' || input.validity.badInput || !Number.isFinite(value)) {
    return { fault: texts.submit.scoreMissing };
  }
  return Math.abs(value) > Number.MAX_SAFE_INTEGER ? { fault: texts.submit.scoreTooLarge } : { value };
}

/** The JSON object in a field that may stay empty. */
export function readMetadata(text: string): Read<Record<string, unknown> | undefined> {
  if (text.trim() === '') return { value: undefined };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { value: value as Record<string, unknown> };
    }
  } catch {
    // Told below, like any other JSON that is not an object.
  }
  return { fault: texts.submit.metadataWrong };
}
