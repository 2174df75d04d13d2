import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const screen: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 3,
  isMobile: true,
  hasTouch: true,
  locale: 'en-GB',
};

/** Slow 4G as Lighthouse has it: milliseconds a request, and bytes a second. */
const slow4g = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

/** Resolves when a row of a table has been painted: its frame is over when a message posted within it arrives. */
const watchRows = `
  window.rowPainted = new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector('tbody tr[data-player]')) return requestAnimationFrame(look);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage('');
      });
    };
    requestAnimationFrame(look);
  });`;

/** Milliseconds from the start of the navigation to the first painted row, on slow 4G, with nothing in the cache. */
export async function firstRowMs(browser: Browser, url: string, cpuSlowdown: number): Promise<number> {
  const context = await browser.newContext(screen);
  try {
    const page = await context.newPage();
    await slowDown(page, cpuSlowdown);
    await page.addInitScript(watchRows);
    await page.goto(url, { waitUntil: 'commit' });
    return await page.evaluate<number>('window.rowPainted');
  } finally {
    await context.close();
  }
}

async function slowDown(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slow4g);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}
