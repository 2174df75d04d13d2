import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { IntegerFromText, Optional } from './field-rules';

/** The input of a method that takes none. */
export class NoInput {}

/** An id: a positive integer below 2^53. */
export class IdInput {
  @IntegerFromText()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  id!: number;
}

/** A place in the event log; used between services only. */
export class PositionInput {
  /** The id of the last event that must be included. */
  @IsInt()
  @Min(0)
  position!: number;
}

/** Where a list starts. */
export class PageInput {
  /** How many entries to pass over. */
  @Optional()
  @IntegerFromText()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  skip?: number;

  /** Where the page before ended: the `cursor` of its `Link` header, in place of `skip`. */
  @Optional()
  @IsString()
  @MaxLength(512)
  cursor?: string;
}

/** One page of a list; `next` is the cursor of the page that follows, if there is one. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
  /** All entries of the list, where that is cheap and exact. */
  total?: number;
}

/**
 * An answer that is already written as JSON, so that a cached page costs nothing to serve again.
 * `etag` is a strong tag of exactly these bytes, quotes included.
 */
export interface Rendered<Body> {
  json: string;
  etag: string;
  /** All entries of the list that this is a page of, where that is cheap and exact. */
  total?: number;
  /** The cursor of the page that follows, if this is a page and there is one. */
  next?: string;
  /** Never present: it only carries the type of what `json` holds. */
  readonly body?: Body;
}

/** The answer to a request that can be repeated under one idempotency key. */
export interface Answered<Body> {
  body: Body;
  /** True when this is the stored answer to an earlier request with the same key. */
  replayed: boolean;
}
