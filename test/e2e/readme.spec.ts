import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startLaurel, type Laurel } from '../support/laurel';

interface Example {
  command: string;
  answer: unknown;
}

const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');

/** The commands of the README that call the API, each with the answer printed below it. */
function examples(): Example[] {
  const pattern = /```sh\n(curl [^`]+)```\n+```json\n([^`]+)```/g;
  return [...readme.matchAll(pattern)].map(([, command = '', answer = '']) => ({
    command,
    answer: JSON.parse(answer) as unknown,
  }));
}

/** Moments differ between the README and a test; their form must not. */
function withoutMoments(text: string): unknown {
  return JSON.parse(text.replace(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/g, '"a moment"'));
}

describe('the README', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  }, 60_000);
  afterAll(() => laurel.stop());

  it('shows four calls, and each answers what the README says', () => {
    const all = examples();
    expect(all).toHaveLength(4);
    for (const { command, answer } of all) {
      const there = command.replaceAll('http://localhost:8000', laurel.url);
      const output = execFileSync('bash', ['-c', there], { encoding: 'utf8' });
      expect(withoutMoments(output)).toEqual(withoutMoments(JSON.stringify(answer)));
    }
  });

  it('names only scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const pages = [
      readme,
      ...['docs/operating.md', 'CONTRIBUTING.md'].map((page) =>
        readFileSync(join(__dirname, '../..', page), 'utf8'),
      ),
    ];
    const named = pages.flatMap((page) =>
      [...page.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? ''),
    );
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });
});
