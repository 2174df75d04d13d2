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

/** Resolves when the first row of a table is on the screen: the browser tells when it has shown an element's text (Element Timing). */
const watchRows = `
  window.rowShown = new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries()[0].renderTime)).observe({ type: 'element' });
    new MutationObserver((_changes, observer) => {
      const cell = document.querySelector('tbody tr[data-player] :is(th, td:only-child)');
      if (!cell) return;
      cell.setAttribute('elementtiming', 'row');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });`;

/** Milliseconds from the start of the navigation to the first row on the screen, on slow 4G, with nothing in the cache. */
export async function firstRowMs(browser: Browser, url: string, cpuSlowdown: number): Promise<number> {
  const context = await browser.newContext(screen);
  try {
    const page = await context.newPage();
    await slowDown(page, cpuSlowdown);
    await page.addInitScript(watchRows);
    await page.goto(url, { waitUntil: 'commit' });
    return await page.evaluate<number>('window.rowShown');
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
