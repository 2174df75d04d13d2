import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../../bench/browser/chromium';
import { describeInChromium } from '../support/chromium';
import { eventually } from '../support/eventually';
import { startLaurel } from '../support/laurel';

export interface Person {
  id: number;
  username: string;
  display_name: string;
}

/** A server with an empty database and a browser that looks at it. */
export class PageUnderTest {
  private readonly faults: string[] = [];
  private people = 0;

  private constructor(
    private readonly browser: Browser,
    private readonly laurel: Awaited<ReturnType<typeof startLaurel>>,
  ) {}

  static async start(chromiumPath: string): Promise<PageUnderTest> {
    const laurel = await startLaurel();
    return new PageUnderTest(await launchChromium(chromiumPath), laurel);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.laurel.stop();
  }

  /** A view in a window of its own. Scripts that fail and breaches of the content policy are kept as faults. */
  async open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ locale: 'en-GB', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) this.faults.push(message.text());
    });
    await page.goto(this.laurel.url + '/' + address);
    return page;
  }

  /** Closes all windows and tells what went wrong in them. */
  async closeAll(): Promise<string[]> {
    await Promise.all(this.browser.contexts().map((context) => context.close()));
    return this.faults.splice(0);
  }

  async get<Answer>(path: string): Promise<Answer> {
    const response = await fetch(this.laurel.url + path);
    return (await response.json()) as Answer;
  }

  async post<Answer>(path: string, body: unknown): Promise<Answer> {
    const response = await fetch(this.laurel.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  /** Adds a player whose username nobody has yet. */
  addPlayer(displayName: string): Promise<Person> {
    this.people += 1;
    const username = `person${this.people}`;
    return this.post('/api/players', {
      username,
      email: `${username}@example.com`,
      display_name: displayName,
    });
  }

  /** The demo community: 500 players and their scores of 90 days, and one more of each. */
  async fillWithDemo(): Promise<void> {
    await this.laurel.runCommand('demo');
    const { id: player_id } = await this.addPlayer('Last');
    // The command is another process; a score that is placed comes after all that it wrote.
    await eventually(async () => {
      const answer = await this.post('/api/scores', { player_id, score: 1 });
      expect(answer).not.toHaveProperty('pending');
    });
  }

  async submit(person: Pick<Person, 'id'>, score: number, mode = 'CLASSIC'): Promise<void> {
    await this.post('/api/scores', { player_id: person.id, score, game_mode: mode });
  }
}

/** A suite with one server and one browser; every test fails if a script failed or broke the content policy. */
export function describePage(name: string, suite: (under: () => PageUnderTest) => void): void {
  describeInChromium(name, (path) => {
    let under: PageUnderTest;
    beforeAll(async () => {
      under = await PageUnderTest.start(path);
    }, 60_000);
    afterEach(async () => {
      expect(await under.closeAll()).toEqual([]);
    });
    afterAll(() => under.stop());
    suite(() => under);
  });
}

/** The names in the rows of the table on the page, from the top. */
export async function namesIn(page: Page): Promise<string[]> {
  // Until then nothing is there yet, or of a board the rows of the first screen only.
  await page.locator('main .loading, .freshness:empty').first().waitFor({ state: 'detached' });
  return page.locator('tbody th .player').allTextContents();
}

/** Waits for an expression in the page; `waitForFunction` would need `eval`, which the content policy forbids. */
export async function untilTrue(page: Page, expression: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await page.evaluate<boolean>(expression)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`never true: ${expression}`);
}

/** Lets the page think that its window is hidden, or is seen again. */
export async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate(`
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${hidden} });
    document.dispatchEvent(new Event('visibilitychange'));`);
}
