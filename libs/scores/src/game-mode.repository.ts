import { Injectable } from '@nestjs/common';
import { problem, type GameMode } from '@app/contracts';
import { Environment, isoTime, Reader, type Transaction } from '@app/platform';

interface GameModeRow {
  code: string;
  created_at: number;
}

@Injectable()
export class GameModeRepository {
  /** Modes that exist for certain; a mode is never taken away while a process runs. */
  private readonly known = new Set<string>();

  constructor(
    private readonly reader: Reader,
    private readonly environment: Environment,
  ) {}

  async all(): Promise<GameMode[]> {
    const rows = await this.reader.query<GameModeRow>('SELECT code, created_at FROM game_modes');
    return rows
      .map(({ code, created_at }) => ({ code, created_at: isoTime(created_at) }))
      .sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  /**
   * Makes sure that the modes exist, making those that do not where that is allowed. Returns an error for each
   * that may not be made.
   */
  async ensure(tx: Transaction, codes: Iterable<string>, now: number): Promise<Map<string, Error>> {
    const refused = new Map<string, Error>();
    for (const code of codes) {
      if (this.known.has(code)) continue;
      if (!(await this.find(tx, code))) {
        if (this.environment.AUTO_CREATE_GAME_MODES) await this.create(tx, code, now);
        else refused.set(code, problem('game_mode_not_found', `There is no game mode "${code}"`));
      }
      if (!refused.has(code)) tx.onCommit(() => this.known.add(code));
    }
    return refused;
  }

  private async find(tx: Transaction, code: string): Promise<boolean> {
    const rows = await tx.query<GameModeRow>('SELECT code FROM game_modes WHERE code = $1', [code]);
    return rows.length > 0;
  }

  private async create(tx: Transaction, code: string, now: number): Promise<void> {
    await tx.query('INSERT INTO game_modes (code, created_at) VALUES ($1, $2)', [code, now]);
  }
}
