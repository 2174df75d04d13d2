import { limits } from './limits';

/** A message that leads from the state numbered `after` to the one numbered `seq`. */
export interface Change {
  after: number;
  seq: number;
  /** Of the state it leads to. */
  tag: string;
  text: string;
}

/** The latest changes of a channel without a gap, for those who missed some. */
export class History {
  private changes: Change[] = [];
  private bytes = 0;

  /** `first`: the state before all changes. */
  constructor(private first: Pick<Change, 'seq' | 'tag'>) {}

  add(change: Change): void {
    this.changes.push(change);
    this.bytes += change.text.length;
    while (this.changes.length > limits.keptChanges || this.bytes > limits.keptBytes) {
      const oldest = this.changes.shift();
      if (!oldest) return;
      this.bytes -= oldest.text.length;
      this.first = oldest;
    }
  }

  /**
   * The number of the state that a client says it has, by its tag. The number itself will not do: it is a place in the log, and a state
   * changes without an event when a day is over.
   */
  find(tag: string): number | undefined {
    return [this.first, ...this.changes].findLast((state) => state.tag === tag)?.seq;
  }

  /** What has happened since a state; undefined where that is too long ago. */
  since(seq: number): readonly Change[] | undefined {
    if (this.first.seq === seq) return this.changes;
    const found = this.changes.findLastIndex((change) => change.seq === seq);
    return found < 0 ? undefined : this.changes.slice(found + 1);
  }
}
