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
  const path = join(folder, `${contentVersion()}-${players}.sqlite`);
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

/** Changes with the code that makes the schema and the content of a filled file. */
function contentVersion(): string {
  const hash = createHash('sha256');
  for (const folder of [dirname(require.resolve('../../migrations')), __dirname]) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const path = join(folder, name);
      if (statSync(path).isFile()) hash.update(readFileSync(path));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
