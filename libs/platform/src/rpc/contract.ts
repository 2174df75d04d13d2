import type { Abstract, Type } from '@nestjs/common';

/** A class whose instances a method takes. A method without input takes a class without fields. */
export interface MethodSpec<Input> {
  input: Type<Input>;
  /** True when calling twice does no more than calling once: such a call is retried after a lost connection. */
  repeatable?: boolean;
}

type InputOf<Method> = Method extends (input: infer Input) => Promise<unknown> ? Input : never;
type OutputOf<Method> = Method extends (input: never) => Promise<infer Output> ? Output : never;

type JsonCannotCarry =
  | Date
  | bigint
  | symbol
  | ReadonlyMap<unknown, unknown>
  | ReadonlySet<unknown>
  | ((...input: never[]) => unknown);

/** What in a type is lost between processes, six levels deep: a Date arrives as text, a bigint not at all. */
type LostInJson<Value, Depth extends 0[] = []> = Depth['length'] extends 6
  ? never
  : Value extends JsonCannotCarry
    ? Value
    : Value extends readonly (infer Item)[]
      ? LostInJson<Item, [...Depth, 0]>
      : Value extends object
        ? LostInJson<Value[keyof Value], [...Depth, 0]>
        : never;

/**
 * Every method of an Api with its input DTO. What does not compile: a missing method, a DTO of another type, and
 * a method that takes or returns what JSON cannot carry.
 */
export type Methods<Api> = {
  readonly [Name in keyof Api & string]: [LostInJson<InputOf<Api[Name]> | OutputOf<Api[Name]>>] extends [
    never,
  ]
    ? MethodSpec<InputOf<Api[Name]>>
    : never;
};

/** The static half of a domain's Api class: its name on the wire and its methods. */
export interface Contract<Api> {
  readonly name: string;
  readonly methods: Methods<Api>;
}

/** An abstract Api class: type, documentation, DI token, and its contract, at once. */
export interface ApiClass<Api> extends Abstract<Api> {
  readonly contract: Contract<Api>;
}

export function contract<Api>(name: string, methods: Methods<Api>): Contract<Api> {
  return { name, methods };
}

/** The methods of an Api by name, for code that treats all of them alike. */
export function methodsOf<Api>(api: ApiClass<Api>): Map<string, MethodSpec<object>> {
  return new Map(Object.entries<MethodSpec<object>>(api.contract.methods as never));
}

/** The name of a method on the wire: `players.get`. */
export function patternOf(domain: string, method: string): string {
  return `${domain}.${method}`;
}
