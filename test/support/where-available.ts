import { readdirSync, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of a program, looked for in PATH and then in the folders of PostgreSQL's packages; undefined without one. */
function findProgram(name: string): string | undefined {
  const packages = '/usr/lib/postgresql';
  const versions = existsSync(packages) ? readdirSync(packages).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(packages, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** A suite that needs a program. Without it: a failure where CI=true, else skipped with the reason printed. */
export function describeWith(program: string, name: string, suite: (path: string) => void): void {
  const path = findProgram(program);
  if (path) {
    describe(name, () => suite(path));
    return;
  }
  const reason = `${name}: not tested, because ${program} is not installed`;
  if (process.env.CI === 'true') {
    it(name, () => {
      throw new Error(reason);
    });
    return;
  }
  console.warn(reason);
  it.skip(reason, () => undefined);
}
