import { constants, copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schema } from '../../migrations';
import { startLaurel } from '../servers/start-servers';
import { fill } from './fill';

/** To be raised when `fill` puts other things into the file. */
const fillVersion = 2;

/** The databases of one run, in a folder that `remove` deletes. Filled files are kept between runs, by schema version. */
export class Databases {
  private readonly folder = mkdtempSync(join(tmpdir(), 'laurel-bench-run-'));
  private made = 0;

  /** A path where nothing is yet. */
  newPath(): string {
    return join(this.folder, `${++this.made}.sqlite`);
  }

  /** A new copy of a database of this many players, each with one score. */
  async filled(players: number): Promise<string> {
    const path = this.newPath();
    copyFileSync(await filledFile(players), path, constants.COPYFILE_FICLONE);
    return path;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Made on first use; takes about a minute for a million players. */
async function filledFile(players: number): Promise<string> {
  const folder = join(tmpdir(), 'laurel-bench');
  const version = schema.migrations.map(({ name }) => name).join('-');
  const path = join(folder, `${version}-${fillVersion}-${players}.sqlite`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  try {
    await (await startLaurel(unfinished)).stop();
    await fill(unfinished, players);
    renameSync(unfinished, path);
  } finally {
    for (const part of ['', '-wal', '-shm']) rmSync(unfinished + part, { force: true });
  }
  return path;
}
