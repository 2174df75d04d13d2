import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { findProgram } from './where-available';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a Chromium: `CHROMIUM_PATH`, or one that is installed; undefined without one. */
export function findChromium(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : undefined;
  return ['chromium', 'chromium-browser', 'google-chrome']
    .map(findProgram)
    .find((path) => path !== undefined);
}

export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: flags });
}

/** A suite that needs a browser. Without it: a failure where CI=true, else skipped with the reason printed. */
export function describeInChromium(name: string, suite: (path: string) => void): void {
  const path = findChromium();
  if (path) {
    describe(name, () => suite(path));
    return;
  }
  const reason = `${name}: not tested, because no Chromium was found (CHROMIUM_PATH, chromium, google-chrome)`;
  if (process.env.CI === 'true') {
    it(name, () => {
      throw new Error(reason);
    });
    return;
  }
  // Jest drops the console of a suite in which every test is skipped.
  process.stderr.write(`${reason}\n`);
  it.skip(reason, () => undefined);
}
