import { Transform } from 'class-transformer';

/** A filter left blank (`?game_mode=`), as forms send it, is no filter. */
export function BlankIsMissing(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));
}
