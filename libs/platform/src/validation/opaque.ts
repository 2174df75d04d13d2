import 'reflect-metadata';

const key = Symbol('opaque fields');

/**
 * A field that holds somebody else's JSON: it is checked as a whole and handed on as it came, while everything
 * else in an input is turned into instances, which a key such as `constructor` would break.
 */
export function Opaque(): PropertyDecorator {
  return (prototype, field) => {
    Reflect.defineMetadata(key, [...opaqueFields(prototype), String(field)], prototype);
  };
}

/** The opaque fields of a class, by its prototype; inherited ones included. */
export function opaqueFields(prototype: object): readonly string[] {
  return (Reflect.getMetadata(key, prototype) as string[] | undefined) ?? [];
}
