import type { Type } from '@nestjs/common';

/** A class whose instances a method takes; `undefined` marks a method without input. */
export interface MethodSpec<Input> {
  input: Type<Input>;
  /** True when calling twice does no more than calling once: such a call is retried after a lost connection. */
  repeatable?: boolean;
}

type InputOf<Method> = Method extends (input: infer Input) => Promise<unknown> ? Input : never;

/** Every method of an Api with its input DTO. A missing method, or a DTO of another type, does not compile. */
export type Methods<Api> = { readonly [Name in keyof Api & string]: MethodSpec<InputOf<Api[Name]>> };

/** The static half of a domain's Api class: its name on the wire and its methods. */
export interface Contract<Api> {
  readonly name: string;
  readonly methods: Methods<Api>;
}

/** An abstract Api class: type, documentation, DI token, and its contract, at once. */
export interface ApiClass<Api> {
  readonly contract: Contract<Api>;
  readonly prototype: Api;
}

export function contract<Api>(name: string, methods: Methods<Api>): Contract<Api> {
  return { name, methods };
}
