import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { findChromium, launchChromium } from '../browser/chromium';
import { firstRowMs } from '../browser/phone';
import type { Result } from '../report/result';
import { startLaurel } from '../servers/start-servers';
import { median } from '../statistics';
import { withServers, type Bench, type Scenario } from './scenario';

const loads = 7;
/** Lighthouse's for a phone of the middle class, on a machine that does nothing else. */
const phoneSlowdown = 4;

/** A document that is nothing but a row: what the browser and the network take for any page. */
const emptyPage = `<!doctype html><meta name="viewport" content="width=device-width">
<table><tbody><tr data-player="1"><td>1</td></tr></tbody></table>`;

/** Runs `work` with the address of a server that answers the empty page. */
async function withEmptyPage<Output>(work: (url: string) => Promise<Output>): Promise<Output> {
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end(emptyPage),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

interface Pages {
  board: string;
  empty: string;
}

/** The board and the empty page in turn, so that what else the machine does meets both. */
async function compare(browser: Browser, { board, empty }: Pages, slowdown: number): Promise<Result> {
  const seconds: Record<keyof Pages, number[]> = { board: [], empty: [] };
  for (let load = 0; load < loads; load++) {
    seconds.board.push((await firstRowMs(browser, board, slowdown)) / 1_000);
    seconds.empty.push((await firstRowMs(browser, empty, slowdown)) / 1_000);
  }
  const processor = slowdown === 1 ? 'this processor' : `a processor slowed down ${slowdown} times`;
  return {
    name: `page, first row of a board on slow 4G with ${processor}`,
    measured: median(seconds.board),
    unit: 's',
    against: { what: 'an empty page', measured: median(seconds.empty) },
    goal: { atMost: 1 },
  };
}

async function run({ extent, databases }: Bench): Promise<Result[]> {
  const path = findChromium();
  if (!path) {
    console.log('phone: skipped, there is no Chromium here (CHROMIUM_PATH, chromium, google-chrome)');
    return [];
  }
  const database = await databases.filled(extent.players);
  return withServers({ laurel: () => startLaurel(database) }, async ({ laurel }) => {
    await laurel.get('/api/leaderboard/global');
    const browser = await launchChromium(path);
    try {
      return await withEmptyPage(async (empty) => {
        const pages = { board: `${laurel.url}/`, empty };
        return [await compare(browser, pages, phoneSlowdown), await compare(browser, pages, 1)];
      });
    } finally {
      await browser.close();
    }
  });
}

/** How soon a phone that was never here shows a board. */
export const phone: Scenario = { name: 'phone', run };
