import { readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** The repository's root. */
export const root = resolve(__dirname, '../..');

const sourceFolders = ['apps', 'libs', 'migrations'];

/** Where the compiled form of a program lies, by its path in the sources without an ending. */
export function built(program: string): string {
  return join(root, 'dist', `${program}.js`);
}

/** Errors: an Error that says to build, where a source file has no compiled form or changed after it was made. */
export function refuseOldBuild(): void {
  for (const folder of sourceFolders) {
    for (const source of sourcesIn(join(root, folder))) {
      const path = relative(root, source);
      const made = statSync(built(path.slice(0, -'.ts'.length)), { throwIfNoEntry: false });
      if (made && made.mtimeMs >= statSync(source).mtimeMs) continue;
      const reason = made ? `${path} is newer than its compiled form` : `${path} is not compiled`;
      throw new Error(`The tests would run an old server (${reason}): run \`npm run build\` first`);
    }
  }
}

/** The TypeScript files of the server; the page's have a bundler of their own. */
function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path === join(root, 'apps/web') ? [] : sourcesIn(path);
    return /(?<!\.d|\.spec)\.ts$/.test(entry.name) ? [path] : [];
  });
}
