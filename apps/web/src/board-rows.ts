import { type BoardPage, type BoardRow } from './api';

/** Rows a request; the most that the API gives. */
const pageSize = 100;
/** What is read of a board first. */
export const firstPart = { skip: 0, limit: pageSize };

/** The parts of a board that are here, by page. */
export interface LoadedRows {
  total: number;
  pages: ReadonlyMap<number, BoardRow[]>;
}

export type ReadRows = (part: { skip: number; limit: number }, signal?: AbortSignal) => Promise<BoardPage>;

export function rowAt({ pages }: LoadedRows, position: number): BoardRow | undefined {
  return pages.get(Math.floor(position / pageSize))?.[position % pageSize];
}

/** Reads a board in pages, only those that are looked at. */
export class BoardRows {
  private wanted = [0];
  private readonly underWay = new Map<number, Promise<BoardPage>>();

  constructor(private readonly read: ReadRows) {}

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
    return {
      total: read[0]?.total ?? 0,
      pages: new Map(numbers.map((page, index) => [page, read[index]?.rows ?? []])),
    };
  }

  /** Whether rows after the first page are looked at. */
  get isDeep(): boolean {
    return this.wanted.some((page) => page > 0);
  }

  /** What is here with other rows at the top; what is not looked at is dropped, as it may have moved. */
  withTop(loaded: LoadedRows | undefined, rows: BoardRow[], total: number): LoadedRows {
    const others = this.wanted.flatMap((page) => {
      const known = page > 0 ? loaded?.pages.get(page) : undefined;
      return known ? [[page, known] as const] : [];
    });
    return { total, pages: new Map([[0, rows], ...others]) };
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

  private page(page: number, signal?: AbortSignal): Promise<BoardPage> {
    return this.read({ skip: page * pageSize, limit: pageSize }, signal);
  }

  private pageOnce(page: number): Promise<BoardPage> {
    const reading = this.underWay.get(page) ?? this.page(page).finally(() => this.underWay.delete(page));
    this.underWay.set(page, reading);
    return reading;
  }
}
