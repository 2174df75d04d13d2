import { Injectable } from '@nestjs/common';
import { problem, type NewEvent, type SubmittedScore } from '@app/contracts';
import type { Append } from '@app/event-log';
import { Clock, findAnswers, saveAnswers, type Transaction } from '@app/platform';
import { invalid } from './invalid';
import { ModesOfBatch, type ModesByCode } from './modes-of-batch';
import { reservedMode } from './reserved-mode';
import { scoreFault } from './score-fault';
import { ScoreRepository, toScore, type ScoreRow } from './score.repository';
import { bareAnswer, submissionFingerprint, type Outcome, type Submission } from './submission';

/** Where the answers to submissions with an id are kept. */
export const answerScope = 'score';

interface AnswerToStore {
  key: string;
  fingerprint: string;
  answer: string;
}

/** What all submissions of a batch are checked against. */
interface Rules {
  players: Set<number>;
  modes: ModesByCode;
  answers: Map<string, { fingerprint: string; answer: string }>;
}

/** The transaction that stores a batch of submissions. One that is refused does not touch its neighbours. */
@Injectable()
export class ScoreBatch {
  constructor(
    private readonly scores: ScoreRepository,
    private readonly modes: ModesOfBatch,
    private readonly clock: Clock,
  ) {}

  async store(tx: Transaction, submissions: readonly Submission[]): Promise<Append<Outcome[]>> {
    const now = this.clock.now();
    const rules = await this.rulesFor(tx, submissions, now);
    const settled = submissions.map((submission) => settle(submission, rules, now));
    const ids = await tx.nextIds('scores', settled.filter((outcome) => outcome === null).length);
    const rows: ScoreRow[] = [];
    const keyed: AnswerToStore[] = [];
    const outcomes = submissions.map((submission, index): Outcome => {
      // One whose id came up earlier in this very batch is settled only now.
      const outcome = settled[index] ?? settleRepeat(submission, rules);
      if (outcome) return outcome;
      const row = toRow(submission, ids[rows.length] ?? 0, now);
      const score = toScore(row);
      const key = submission.input.submission_id;
      if (key !== undefined) {
        const answer = JSON.stringify(bareAnswer(score));
        const toStore = { key, fingerprint: submissionFingerprint(submission.input), answer };
        keyed.push(toStore);
        rules.answers.set(key, toStore);
      }
      return { kind: 'stored', score, eventIndex: rows.push(row) - 1 };
    });
    await this.scores.insert(tx, rows);
    await saveAnswers(tx, answerScope, keyed);
    return { events: rows.map(toEvent), result: outcomes };
  }

  private async rulesFor(tx: Transaction, submissions: readonly Submission[], now: number): Promise<Rules> {
    const inputs = submissions.map((submission) => submission.input);
    const keys = inputs.flatMap((input) => input.submission_id ?? []);
    const answers = keys.length > 0 ? await findAnswers(tx, answerScope, keys) : new Map<string, never>();
    const players = await this.scores.existingPlayers(tx, new Set(inputs.map((input) => input.player_id)));
    const wanted = inputs.filter(
      ({ player_id, game_mode, submission_id }) =>
        players.has(player_id) && game_mode !== reservedMode && !answers.has(submission_id ?? ''),
    );
    return { players, modes: await this.modes.find(tx, wanted, now), answers };
  }
}

/** What is already decided about a submission; null where it is to be stored. */
function settle(submission: Submission, rules: Rules, now: number): Outcome | null {
  const repeat = settleRepeat(submission, rules);
  if (repeat) return repeat;
  const { input } = submission;
  if (!rules.players.has(input.player_id)) {
    return refuse(problem('player_not_found', `There is no player ${input.player_id}`));
  }
  if (input.game_mode === reservedMode) return refuse(modeReserved());
  const mode = rules.modes.get(input.game_mode);
  if (!mode || mode instanceof Error)
    return refuse(mode ?? new Error(`${input.game_mode} was not looked for`));
  const fault = scoreFault(mode, input.score, submission.occurredAt ?? now);
  return fault && refuse(fault);
}

/** The answer to a submission whose id was used before; null for one that is new. */
function settleRepeat({ input }: Submission, rules: Rules): Outcome | null {
  const known = input.submission_id === undefined ? undefined : rules.answers.get(input.submission_id);
  if (!known) return null;
  if (known.fingerprint === submissionFingerprint(input)) {
    return { kind: 'replayed', answer: JSON.parse(known.answer) as SubmittedScore };
  }
  return refuse(
    problem(
      'idempotency_key_reused',
      'This submission id was used before, for another score: take a new one',
    ),
  );
}

function modeReserved(): Error {
  const message = `game_mode must not be "${reservedMode}": that is the name of the board over all modes`;
  return invalid([{ field: 'game_mode', code: 'reserved', message }]);
}

function refuse(error: Error): Outcome {
  return { kind: 'refused', error };
}

function toRow({ input, occurredAt }: Submission, id: number, now: number): ScoreRow {
  return {
    id,
    player_id: input.player_id,
    game_mode: input.game_mode,
    value: input.score + 0,
    metadata: input.metadata ? JSON.stringify(input.metadata) : null,
    created_at: occurredAt ?? now,
  };
}

function toEvent(row: ScoreRow): NewEvent {
  return {
    type: 'score_submitted',
    player_id: row.player_id,
    game_mode: row.game_mode,
    score_id: row.id,
    value: row.value,
    occurred_at: row.created_at,
  };
}
