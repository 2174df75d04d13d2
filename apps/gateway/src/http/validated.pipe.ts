import { Injectable, type ArgumentMetadata, type PipeTransform, type Type } from '@nestjs/common';
import { problem } from '@app/contracts';
import { validateInput } from '@app/platform';
import { checkComplexity } from './complexity';

/** Turns body, query and path into the DTO that the controller declares, checked. */
@Injectable()
export class Validated implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'custom' || metatype === undefined) return value;
    if (type === 'body' && !isObject(value)) throw notAnObject();
    if (type === 'query') checkComplexity(value);
    return validateInput(metatype as Type<object>, value);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notAnObject(): Error {
  const message = 'The request body must be a JSON object';
  return problem('invalid_request', message, { errors: [{ field: 'body', code: 'is_object', message }] });
}
