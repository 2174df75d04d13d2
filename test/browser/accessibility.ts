import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The same in light and dark colours, on the smallest phone and on a desk; with where it is wrong. */
export async function violationsEverywhere(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      found.push(...(await violations(page)).map((violation) => `${width} px, ${colorScheme}: ${violation}`));
    }
  }
  return found;
}

/** What axe finds wrong with a page by WCAG 2.2 AA and its best practices. */
export async function violations(page: Page): Promise<string[]> {
  if (await page.evaluate<boolean>('typeof axe === "undefined"')) await page.evaluate(axe);
  return page.evaluate<string[]>(`axe
    .run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then((result) => result.violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html)))`);
}
