import { type BoardPage, type BoardRow } from './api';

/** Rows a request and a channel of the live socket; the most that they give. */
export const pageSize = 100;
/** What is read of a board first. */
export const firstPart = { skip: 0, limit: pageSize };

/** The parts of a board that are here, by page. */
export interface LoadedRows {
  total: number;
  pages: ReadonlyMap<number, BoardRow[]>;
  /** The first row of the board, as it was when it was last here. */
  best: BoardRow | undefined;
}

export type ReadRows = (part: { skip: number; limit: number }, signal?: AbortSignal) => Promise<BoardPage>;

export function rowAt({ pages }: LoadedRows, position: number): BoardRow | undefined {
  return pages.get(Math.floor(position / pageSize))?.[position % pageSize];
}

/** Reads a board in pages, only those that are looked at. */
export class BoardRows {
  /** The pages that are looked at. */
  wanted: readonly number[] = [0];
  private best: BoardRow | undefined;
  private readonly underWay = new Map<number, Promise<BoardPage>>();

  constructor(private readonly read: ReadRows) {}

  /** Another board is looked at, from its top. */
  begin(): void {
    this.wanted = [0];
    this.best = undefined;
    this.underWay.clear();
  }

  /** Says which rows are looked at, and answers whether some of them are not here. */
  want(first: number, end: number, loaded: LoadedRows | undefined): boolean {
    const [from, to] = [Math.floor(first / pageSize), Math.floor(Math.max(end - 1, first) / pageSize)];
    this.wanted = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    return loaded !== undefined && this.missing(loaded).length > 0;
  }

  /** Reads anew what is looked at; what is not is dropped, so that nothing old comes back into sight. */
  async load(signal: AbortSignal): Promise<LoadedRows> {
    const numbers = this.wanted;
    const read = await Promise.all(numbers.map((page) => this.page(page, signal)));
    return this.loaded(
      read[0]?.total ?? 0,
      new Map(numbers.map((page, index) => [page, read[index]?.rows ?? []])),
    );
  }

  /** What is here, but for some pages that are newer. */
  withNewer(
    known: LoadedRows | undefined,
    pages: ReadonlyMap<number, BoardRow[]>,
    total: number,
  ): LoadedRows {
    return this.loaded(total, new Map([...(known?.pages ?? []), ...pages]));
  }

  /** What is here, and pages that were asked for before it; what came meanwhile by another way is newer. */
  withOlder(known: LoadedRows, pages: ReadonlyMap<number, BoardRow[]>): LoadedRows {
    return this.loaded(known.total, new Map([...pages, ...known.pages]));
  }

  /** What is here of the pages looked at; others may have moved. */
  onlyWanted({ total, pages }: LoadedRows): LoadedRows {
    return this.loaded(total, new Map([...pages].filter(([page]) => this.wanted.includes(page))));
  }

  /** The pages looked at that are not here. */
  async missingPages(loaded: LoadedRows): Promise<ReadonlyMap<number, BoardRow[]>> {
    const numbers = this.missing(loaded);
    const read = await Promise.all(numbers.map((page) => this.pageOnce(page)));
    return new Map(numbers.map((page, index) => [page, read[index]?.rows ?? []]));
  }

  /** One row, from what is here where it can be. */
  async at(position: number, loaded: LoadedRows): Promise<BoardRow | undefined> {
    const known = rowAt(loaded, position);
    return known ?? (await this.read({ skip: position, limit: 1 })).rows[0];
  }

  private missing({ pages, total }: LoadedRows): number[] {
    return this.wanted.filter((page) => !pages.has(page) && page * pageSize < total);
  }

  private loaded(total: number, pages: ReadonlyMap<number, BoardRow[]>): LoadedRows {
    const first = pages.get(0);
    if (first) [this.best] = first;
    return { total, pages, best: this.best };
  }

  private page(page: number, signal?: AbortSignal): Promise<BoardPage> {
    return this.read({ skip: page * pageSize, limit: pageSize }, signal);
  }

  private pageOnce(page: number): Promise<BoardPage> {
    const reading = this.underWay.get(page) ?? this.page(page).finally(() => this.underWay.delete(page));
    this.underWay.set(page, reading);
    return reading;
  }
}
