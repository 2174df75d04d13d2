import { createHash } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startLaurel } from '../servers/start-servers';
import { fill } from './fill';
import { fillStatements, type Content } from './fill-statements';

/** The databases of one run, in a folder that `remove` deletes. Filled files are kept between runs. */
export class Databases {
  private readonly folder = mkdtempSync(join(tmpdir(), 'laurel-bench-run-'));
  private made = 0;

  /** A path where nothing is yet. */
  newPath(): string {
    return join(this.folder, `${++this.made}.sqlite`);
  }

  /** A new copy of a database of this many players, each with one score. */
  async filled(players: number): Promise<string> {
    return this.copyOf({ players });
  }

  /** The same with no more than ranks need, for very many players. */
  async filledForRanks(players: number): Promise<string> {
    return this.copyOf({ players, ranksOnly: true });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async copyOf(content: Content): Promise<string> {
    const path = this.newPath();
    copyFileSync(await filledFile(content), path, constants.COPYFILE_FICLONE);
    return path;
  }
}

/** Made on first use; takes about a minute for a million players. */
async function filledFile(content: Content): Promise<string> {
  const folder = join(tmpdir(), 'laurel-bench');
  const path = join(folder, `${content.players}-${versionOf(content)}.sqlite`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  try {
    await (await startLaurel(unfinished)).stop();
    await fill(unfinished, content);
    renameSync(unfinished, path);
  } finally {
    for (const part of ['', '-wal', '-shm']) rmSync(unfinished + part, { force: true });
  }
  return path;
}

/** Changes with the schema and with the statements that fill it. */
function versionOf(content: Content): string {
  const hash = createHash('sha256').update(fillStatements(content).join(';'));
  const folder = dirname(require.resolve('../../migrations'));
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (statSync(path).isFile()) hash.update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}
