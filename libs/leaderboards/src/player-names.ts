import { Injectable } from '@nestjs/common';
import { encodeIds, idList, Reader } from '@app/platform';
import { SharedReads } from './shared-reads';

export interface PlayerName {
  username: string;
  display_name: string;
}

/** Players whose names are kept in memory. */
const kept = 100_000;

/** The names that boards show. */
@Injectable()
export class PlayerNames {
  private readonly names = new Map<number, PlayerName>();
  /** Goes up with every name that changed, so that a read that began before is not kept. */
  private changes = 0;

  private readonly reads = new SharedReads((ids: readonly number[]) => this.read(ids));

  constructor(private readonly reader: Reader) {}

  /** A name that is in memory. */
  peek(playerId: number): PlayerName | undefined {
    return this.names.get(playerId);
  }

  /** The names of these players; those who are gone are missing. */
  async of(playerIds: readonly number[]): Promise<ReadonlyMap<number, PlayerName>> {
    const found = new Map<number, PlayerName>();
    const missing: number[] = [];
    for (const id of playerIds) {
      const name = this.names.get(id);
      if (name) found.set(id, name);
      else missing.push(id);
    }
    if (missing.length === 0) return found;
    // What is in memory now may have made room by then.
    const read = await this.reads.of(missing);
    for (const id of missing) {
      const name = read.get(id);
      if (name) found.set(id, name);
    }
    return found;
  }

  /** A committed event changed these players' names, or removed them. */
  changed(playerIds: readonly number[]): void {
    this.changes += 1;
    for (const id of playerIds) this.names.delete(id);
  }

  forget(): void {
    this.changes += 1;
    this.names.clear();
  }

  private async read(playerIds: readonly number[]): Promise<Map<number, PlayerName>> {
    const changesBefore = this.changes;
    const rows = await this.reader.query<PlayerName & { id: number }>(
      `SELECT id, username, display_name FROM players WHERE id IN ${idList(this.reader.dialect, '$1')}`,
      [encodeIds(playerIds)],
    );
    const read = new Map(rows.map(({ id, username, display_name }) => [id, { username, display_name }]));
    if (this.changes === changesBefore) this.keep(read);
    return read;
  }

  private keep(read: ReadonlyMap<number, PlayerName>): void {
    for (const [id, name] of read) this.names.set(id, name);
    for (const id of this.names.keys()) {
      if (this.names.size <= kept) break;
      this.names.delete(id);
    }
  }
}
