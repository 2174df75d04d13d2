import { findChromium } from '../../bench/browser/chromium';

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
