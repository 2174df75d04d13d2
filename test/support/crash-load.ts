import { setTimeout as pause } from 'node:timers/promises';
import type { Player, Score, ScoreResult } from './api-types';
import type { Answer, Client } from './client';
import { KeyedRequests, type KeyedRequest } from './keyed-requests';
import { Patience } from './patience';
import type { Random } from './random';

/** A score that the server said it has. */
export interface Acknowledged {
  id: number;
  player_id: number;
  game_mode: string;
  score: number;
  /** Unique to what the client meant to do; sent as metadata, and for some as `submission_id` as well. */
  attempt: string;
}

interface Game {
  player_id: number;
  score: number;
  game_mode: string;
  metadata: { attempt: string };
}

/** A mode with seasons, in which nobody plays. */
const seasonal = 'SEASONS';

/** Clients that play, join, leave and void at random while servers die, and remember what they were told. */
export class CrashLoad {
  readonly acknowledged: Acknowledged[] = [];
  readonly players: Player[] = [];
  readonly removed = new Set<number>();
  /** Scores that somebody asked to void, and those of which the server said that they are. */
  readonly toBeVoided = new Set<number>();
  readonly voided = new Set<number>();
  /** Requests, each under a key of its own, to end a season. */
  resets = 0;
  /** What can never be right, whatever dies. */
  readonly faults: string[] = [];
  readonly patience = new Patience();
  readonly keyed: KeyedRequests;
  private attempts = 0;
  private stopped = false;
  private readonly clients: Promise<unknown>[] = [];

  constructor(
    private readonly api: Client,
    private readonly random: Random,
    private readonly modes: readonly string[],
  ) {
    this.keyed = new KeyedRequests(api, this.patience);
  }

  async start(players: number, clients: number): Promise<void> {
    for (let made = 0; made < players; made++) await this.keyed.sendUntilAnswered(this.joining());
    await this.keyed.sendUntilAnswered(this.mode(seasonal, { reset: { cron: '0 0 1 1 *' } }));
    await this.keyed.sendUntilAnswered(this.resetting());
    for (let each = 0; each < clients; each++) this.clients.push(this.play());
  }

  /** Fifty equal requests at once under one key, which nobody repeats where no answer comes. */
  burst(): void {
    const request = this.anyKeyed();
    for (let each = 0; each < 50; each++) this.clients.push(this.keyed.send(request));
  }

  /** To be called when all servers run again. Resolves when all requests are answered, or given up. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.patience.calm();
    await Promise.all(this.clients);
  }

  private async play(): Promise<void> {
    while (!this.stopped) {
      const choice = this.random.below(100);
      if (choice < 50) await this.submit();
      else if (choice < 93) await this.sendKeyed(this.anyKeyed());
      else if (choice < 97) await this.voidOne();
      else await this.leave();
    }
  }

  /** Without a key, one time only: where no answer comes, nobody knows. */
  private async submit(): Promise<void> {
    const game = this.game();
    const answer = await this.patience.try(() => this.api.post<Score>('/api/scores', game));
    if (!answer) await pause(20);
    else if (answer.status === 201) this.acknowledge(game, answer.body);
    else if (!this.mayMiss(game, answer.status)) this.faults.push(describe(game, answer));
  }

  /** Often until an answer comes; now and then twice at once, or once more. */
  private async sendKeyed(request: KeyedRequest): Promise<void> {
    const twice = this.random.below(3) === 0 ? [this.keyed.send(request)] : [];
    if (this.random.below(4) === 0) await this.keyed.send(request);
    else await this.keyed.sendUntilAnswered(request);
    await Promise.all(twice);
    if (this.random.below(3) === 0) await this.keyed.send(request);
  }

  private anyKeyed(): KeyedRequest {
    const choice = this.random.below(100);
    if (choice < 45) return this.submission();
    if (choice < 70) return this.keyedScore();
    if (choice < 80) return this.batch();
    if (choice < 87) return this.checking();
    if (choice < 90) return this.mode(`mode ${++this.attempts}`, { sort: 'asc' });
    return choice < 93 ? this.resetting() : this.joining();
  }

  private submission(): KeyedRequest {
    const game = this.game();
    return { ...this.scored(game), body: { ...game, submission_id: game.metadata.attempt }, headers: {} };
  }

  private keyedScore(): KeyedRequest {
    const game = this.game();
    const headers = { 'idempotency-key': `score ${game.metadata.attempt}` };
    return { ...this.scored(game), body: game, headers };
  }

  private scored(game: Game) {
    return {
      path: '/api/scores',
      mayBeRefused: (status: number) => this.mayMiss(game, status),
      settle: (body: unknown) => this.acknowledge(game, body as Score),
    };
  }

  private batch(): KeyedRequest {
    const scores = Array.from({ length: 1 + this.random.below(5) }, () => this.game());
    const headers = { 'idempotency-key': `batch ${++this.attempts}` };
    const settle = (body: unknown) => this.acknowledgeAll(scores, body as ScoreResult[]);
    return { path: '/api/scores/batch', body: { scores }, headers, mayBeRefused: () => false, settle };
  }

  private checking(): KeyedRequest {
    const { id } = this.random.of(this.players);
    return {
      path: `/api/achievements/check/${id}`,
      body: {},
      headers: { 'idempotency-key': `check ${++this.attempts}` },
      mayBeRefused: (status) => this.mayMiss({ player_id: id }, status),
      settle: () => undefined,
    };
  }

  private joining(): KeyedRequest {
    const name = `c${++this.attempts}`;
    return {
      path: '/api/players',
      body: { username: name, email: `${name}@example.com` },
      headers: { 'idempotency-key': `join ${name}` },
      mayBeRefused: () => false,
      settle: (body) => this.players.push(body as Player),
    };
  }

  private mode(code: string, rules: object): KeyedRequest {
    const headers = { 'idempotency-key': `make ${code}` };
    return { path: '/api/game-modes', body: { code, ...rules }, headers, ...neverRefused };
  }

  private resetting(): KeyedRequest {
    const headers = { 'idempotency-key': `reset ${++this.resets}` };
    return { path: `/api/game-modes/${seasonal}/reset`, body: {}, headers, ...neverRefused };
  }

  /** The first three stay, so that there is always somebody. */
  private async leave(): Promise<void> {
    const player = this.random.of(this.players);
    if (this.players.indexOf(player) < 3 || this.removed.has(player.id)) return;
    this.removed.add(player.id);
    const { answer, sent } = await this.deleteSurely(`/api/players/${player.id}`);
    const isGone = answer?.status === 200 || (answer?.status === 404 && sent > 1);
    if (!isGone) this.faults.push(`${player.username} could not leave: ${JSON.stringify(answer?.body)}`);
  }

  private async voidOne(): Promise<void> {
    if (this.acknowledged.length === 0) return;
    const score = this.random.of(this.acknowledged);
    if (this.toBeVoided.has(score.id)) return;
    this.toBeVoided.add(score.id);
    const { answer, sent } = await this.deleteSurely(`/api/scores/${score.id}?reason=${score.id}`);
    if (answer && this.mayMiss(score, answer.status)) return;
    const isGone = answer?.status === 200 || (answer?.status === 404 && sent > 1);
    if (isGone) this.voided.add(score.id);
    else this.faults.push(describe(score, answer));
  }

  /** Sent until an answer comes; `sent`: how often. */
  private async deleteSurely(path: string) {
    let sent = 0;
    const answer = await this.patience.until(() => {
      sent += 1;
      return this.patience.try(() => this.api.delete(path));
    });
    return { answer, sent };
  }

  private game(): Game {
    const { id: player_id } = this.random.of(this.players);
    const score = this.random.below(20) === 0 ? this.random.below(6_000) : this.random.below(50) * 50 - 300;
    const attempt = `attempt ${++this.attempts}`;
    return { player_id, score, game_mode: this.random.of(this.modes), metadata: { attempt } };
  }

  private acknowledge({ metadata, ...game }: Game, { id }: Score): void {
    this.acknowledged.push({ id, ...game, attempt: metadata.attempt });
  }

  private acknowledgeAll(games: readonly Game[], results: readonly ScoreResult[]): void {
    for (const [index, game] of games.entries()) {
      const { status, score } = results[index] ?? { status: 0 };
      if (score) this.acknowledge(game, score);
      else if (!this.mayMiss(game, status)) this.faults.push(`${JSON.stringify(game)} in a batch: ${status}`);
    }
  }

  /** Whether 404 is the right answer: the player has left, or is about to. */
  private mayMiss({ player_id }: { player_id: number }, status: number): boolean {
    return status === 404 && this.removed.has(player_id);
  }
}

const neverRefused = { mayBeRefused: () => false, settle: () => undefined };

function describe(what: object, answer: Answer<unknown> | undefined): string {
  return `${JSON.stringify(what)} was answered ${answer?.status} ${JSON.stringify(answer?.body)}`;
}
