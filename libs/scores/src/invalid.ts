import { problem } from '@app/contracts';
import type { FieldError } from '@app/platform';

/** An `invalid_request` that names its faults. */
export function invalid(faults: readonly FieldError[]): Error {
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  const message = `The request is not valid: ${faults[0]?.message ?? 'unknown fault'}${more}`;
  return problem('invalid_request', message, { errors: [...faults] });
}
