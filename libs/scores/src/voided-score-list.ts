import { Injectable } from '@nestjs/common';
import type { ListVoidedInput, Page, VoidedScore } from '@app/contracts';
import { Cursors } from '@app/platform';
import { toVoidedScore, VoidedScoreRepository } from './voided-score.repository';

/** What the cursors of the list are made for. */
const kind = JSON.stringify(['voided scores']);

/** The record of what was voided, newest first. */
@Injectable()
export class VoidedScoreList {
  constructor(
    private readonly voided: VoidedScoreRepository,
    private readonly cursors: Cursors,
  ) {}

  /** Errors: `invalid_cursor`. */
  async page({ limit = 100, skip, cursor }: ListVoidedInput): Promise<Page<VoidedScore>> {
    const [key, id] = cursor === undefined ? [] : await this.cursors.decode(kind, cursor);
    const after = cursor === undefined ? null : { key: Number(key), id: Number(id) };
    const rows = await this.voided.list({ limit: limit + 1, skip: after ? 0 : skip }, after);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const next =
      rows.length > limit && last ? await this.cursors.encode(kind, [last.voided_at, last.id]) : null;
    return { items: items.map(toVoidedScore), next };
  }
}
