import { Injectable, type ArgumentMetadata, type PipeTransform, type Type } from '@nestjs/common';
import { problem } from '@app/contracts';
import { validateInput } from '@app/platform';
import { checkComplexity } from './complexity';
import { InputMemory } from './input-memory';
import { quickInputs } from './quick-inputs';

/** Turns body, query and path into the DTO that the controller declares, checked. */
@Injectable()
export class Validated implements PipeTransform {
  private readonly queries = new InputMemory();

  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'custom' || metatype === undefined) return value;
    const dto = metatype as Type<object>;
    if (type === 'query') return this.queries.recall(dto, value, () => checkedQuery(dto, value));
    if (!isObject(value)) throw notAnObject();
    return quickInputs.get(dto)?.(value) ?? validateInput(dto, value);
  }
}

function checkedQuery(dto: Type<object>, value: unknown): object {
  checkComplexity(value);
  return validateInput(dto, value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notAnObject(): Error {
  const message = 'The request body must be a JSON object';
  return problem('invalid_request', message, { errors: [{ field: 'body', code: 'is_object', message }] });
}
