import type { Provider, Type } from '@nestjs/common';
import type { ApiClass } from './contract';

/** Gives callers in this process the service itself under the Api's token: no copy, no validation, no deadline. */
export function bind<Api>(api: ApiClass<Api>, service: Type<Api>): Provider[] {
  return [service, { provide: api, useExisting: service }];
}
