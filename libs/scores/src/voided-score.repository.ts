import { Injectable } from '@nestjs/common';
import type { ListVoidedInput, VoidedScore } from '@app/contracts';
import { isoTime, Reader, type SqlValue, type Transaction } from '@app/platform';
import { toScore, type ScorePlace, type ScoreRow } from './score.repository';

/** What is recorded when a score is voided. */
export interface VoidRecord {
  voided_at: number;
  voided_by: string;
  reason: string | null;
  request_id: string;
}

export type VoidedScoreRow = ScoreRow & VoidRecord;

const scoreNames = 'id, player_id, game_mode, value, metadata, created_at';
const names = `${scoreNames}, voided_at, voided_by, reason, request_id`;

@Injectable()
export class VoidedScoreRepository {
  constructor(private readonly reader: Reader) {}

  /**
   * Moves a score here, so that no list of scores has to leave it out. Undefined where there is none, or its player is
   * removed and the score only waits to be.
   */
  async take(tx: Transaction, id: number, record: VoidRecord): Promise<VoidedScoreRow | undefined> {
    const { voided_at, voided_by, reason, request_id } = record;
    const [row] = await tx.query<VoidedScoreRow>(
      `INSERT INTO voided_scores (${names})
       SELECT ${scoreNames}, CAST($1 AS bigint), CAST($2 AS text), CAST($3 AS text), CAST($4 AS text)
       FROM scores WHERE id = $5 AND player_id IN (SELECT id FROM players)
       RETURNING ${names}`,
      [voided_at, voided_by, reason, request_id, id],
    );
    if (row) await tx.query('DELETE FROM scores WHERE id = $1', [id]);
    return row;
  }

  /** A page of them, newest first, behind `after` if given. O(log n + skip + limit). */
  async list(
    { skip = 0, limit = 100 }: ListVoidedInput,
    after: ScorePlace | null,
  ): Promise<VoidedScoreRow[]> {
    const parameters: SqlValue[] = after ? [after.key, after.id, limit, skip] : [limit, skip];
    const behind = after ? 'WHERE voided_at <= $1 AND (voided_at < $1 OR id < $2)' : '';
    const page = after ? 'LIMIT $3 OFFSET $4' : 'LIMIT $1 OFFSET $2';
    return this.reader.query<VoidedScoreRow>(
      `SELECT ${names} FROM voided_scores ${behind} ORDER BY voided_at DESC, id DESC ${page}`,
      parameters,
    );
  }
}

export function toVoidedScore(row: VoidedScoreRow): VoidedScore {
  const { voided_at, voided_by, reason, request_id } = row;
  return { ...toScore(row), voided_at: isoTime(voided_at), voided_by, reason, request_id };
}
