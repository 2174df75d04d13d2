import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { DomainError, type FieldError } from '../errors/domain-error';
import { opaqueFields } from './opaque';

/** As many faults as an answer lists; the rest is the same again. */
const mostErrors = 20;

/**
 * An instance of `dto` made from `payload`, checked; fields that the class does not declare are left out. Both
 * edges, HTTP and TCP, use this one function.
 * Errors: `invalid_request` with one entry a faulty field, at most 20: its path (`scores.0.player_id`), a code
 * (`required`, or the rule's name such as `is_int`) and a message.
 */
export function validateInput<Input extends object>(dto: Type<Input>, payload: unknown): Input {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    throw invalid([{ field: '', code: 'is_object', message: 'The input must be an object' }]);
  }
  const input = instantiate(dto, payload as Record<string, unknown>);
  const faults = validateSync(input, {
    whitelist: true,
    forbidUnknownValues: false,
    validationError: { target: false, value: true },
  });
  if (faults.length > 0) throw invalid(fieldErrors(faults));
  return input;
}

function instantiate<Input extends object>(dto: Type<Input>, payload: Record<string, unknown>): Input {
  const opaque = opaqueFields(dto.prototype as object).filter((field) => Object.hasOwn(payload, field));
  const rest = { ...payload };
  for (const field of opaque) delete rest[field];
  const kept = Object.fromEntries(opaque.map((field) => [field, payload[field]]));
  try {
    return Object.assign(plainToInstance(dto, rest), kept);
  } catch {
    // class-transformer takes a key named constructor for the class of the object around it.
    throw invalid([
      { field: '', code: 'unreadable', message: 'A key named "constructor" is not taken here' },
    ]);
  }
}

function invalid(errors: FieldError[]): DomainError {
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  const message = `The request is not valid: ${errors[0]?.message ?? 'unknown fault'}${more}`;
  return new DomainError('invalid_request', message, { errors: errors.slice(0, mostErrors) });
}

/** At most one entry a field, and one more than will be shown, so that the rest costs nothing. */
function fieldErrors(faults: readonly ValidationError[], path = '', found: FieldError[] = []): FieldError[] {
  for (const fault of faults) {
    if (found.length > mostErrors) break;
    const field = `${path}${fault.property}`;
    const broken = Object.entries(fault.constraints ?? {});
    // Decorators run from the last to the first; the first one says what the field is at all.
    const [rule, message] = broken.at(-1) ?? [];
    if (rule !== undefined && message !== undefined) found.push(describe(fault, field, rule, message));
    fieldErrors(fault.children ?? [], `${field}.`, found);
  }
  return found;
}

function describe(fault: ValidationError, field: string, rule: string, message: string): FieldError {
  if (fault.value === undefined) return { field, code: 'required', message: `${fault.property} is required` };
  return { field, code: rule.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), message };
}
