import { setTimeout as pause } from 'node:timers/promises';
import type { Player, Score } from './api-types';
import type { Answer, Client } from './client';
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

/** How long a client that must know goes on asking, in ms. */
const patienceMs = 45_000;

/** Clients that play, join and leave at random while servers die, and remember what they were told. */
export class CrashLoad {
  readonly acknowledged: Acknowledged[] = [];
  /** Attempts that were sent with a `submission_id`, and repeated until they were answered. */
  readonly repeated = new Set<string>();
  readonly players: Player[] = [];
  readonly removed = new Set<number>();
  /** What can never be right, whatever dies. */
  readonly faults: string[] = [];
  /** Requests that were answered with 503, or not at all. */
  unanswered = 0;
  private attempts = 0;
  private stopped = false;
  private readonly clients: Promise<void>[] = [];

  constructor(
    private readonly api: Client,
    private readonly random: Random,
    private readonly modes: readonly string[],
  ) {}

  async start(players: number, clients: number): Promise<void> {
    for (let made = 0; made < players; made++) await this.join();
    for (let each = 0; each < clients; each++) this.clients.push(this.play());
  }

  /** Resolves when all requests are answered, or given up. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.clients);
  }

  private async play(): Promise<void> {
    while (!this.stopped) {
      const choice = this.random.below(100);
      if (choice < 65) await this.submit();
      else if (choice < 93) await this.submitOnce();
      else if (choice < 97) await this.join();
      else await this.leave();
    }
  }

  /** Sent one time only: where no answer comes, nobody knows. */
  private async submit(): Promise<void> {
    const body = this.game();
    const answer = await this.try(() => this.api.post<Score>('/api/scores', body));
    if (answer) this.note(answer, body);
    else await pause(20);
  }

  /** Sent until an answer comes, and now and then twice at once or once more. */
  private async submitOnce(): Promise<void> {
    const game = this.game();
    const body = { ...game, submission_id: game.metadata.attempt };
    const send = () => this.try(() => this.api.post<Score>('/api/scores', body));
    const twice = this.random.below(3) === 0 ? [send()] : [];
    const answer = await this.until(send);
    const answers = [
      answer,
      ...(await Promise.all(twice)),
      this.random.below(3) === 0 ? await send() : undefined,
    ];
    this.repeated.add(body.submission_id);
    for (const each of answers) if (each) this.note(each, body);
  }

  private async join(): Promise<void> {
    const name = `c${++this.attempts}`;
    const body = { username: name, email: `${name}@example.com` };
    const key = { 'idempotency-key': `join ${name}` };
    const answer = await this.until(() => this.try(() => this.api.post<Player>('/api/players', body, key)));
    if (answer?.status === 201) this.players.push(answer.body);
    else this.faults.push(`${name} could not join: ${JSON.stringify(answer?.body)}`);
  }

  /** The first three stay, so that there is always somebody. */
  private async leave(): Promise<void> {
    const player = this.random.of(this.players);
    if (this.players.indexOf(player) < 3 || this.removed.has(player.id)) return;
    this.removed.add(player.id);
    let sent = 0;
    const answer = await this.until(() => {
      sent += 1;
      return this.try(() => this.api.delete(`/api/players/${player.id}`));
    });
    const isGone = answer?.status === 200 || (answer?.status === 404 && sent > 1);
    if (!isGone) this.faults.push(`${player.username} could not leave: ${JSON.stringify(answer?.body)}`);
  }

  private game() {
    const { id: player_id } = this.random.of(this.players);
    const score = this.random.below(20) === 0 ? this.random.below(6_000) : this.random.below(50) * 50 - 300;
    const attempt = `attempt ${++this.attempts}`;
    return { player_id, score, game_mode: this.random.of(this.modes), metadata: { attempt } };
  }

  private note(answer: Answer<Score>, body: ReturnType<CrashLoad['game']>): void {
    const { player_id, score, game_mode, metadata } = body;
    if (answer.status === 201) {
      this.acknowledged.push({ id: answer.body.id, player_id, score, game_mode, attempt: metadata.attempt });
    } else if (answer.status !== 404 || !this.removed.has(player_id)) {
      this.faults.push(
        `${JSON.stringify(body)} was answered ${answer.status} ${JSON.stringify(answer.body)}`,
      );
    }
  }

  /** Undefined where the server is away, or says that a part of it is. */
  private async try<Body>(request: () => Promise<Answer<Body>>): Promise<Answer<Body> | undefined> {
    try {
      const answer = await request();
      if (answer.status !== 503) return answer;
    } catch {
      // The connection was refused or cut.
    }
    this.unanswered += 1;
    return undefined;
  }

  private async until<Body>(
    request: () => Promise<Answer<Body> | undefined>,
  ): Promise<Answer<Body> | undefined> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const answer = await request();
      if (answer || Date.now() > deadline) return answer;
      await pause(50);
    }
  }
}
