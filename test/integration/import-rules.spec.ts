import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');

/** A breach of each rule: the file that breaks it, and what that file imports. */
const breaches: [rule: string, file: string, imports: string][] = [
  ['no-circles', 'libs/scores/src/one-way.ts', 'libs/scores/src/other-way.ts'],
  ['players-keeps-to-contracts', 'libs/players/src/breach.ts', 'libs/scores/src/index.ts'],
  ['scores-keeps-to-contracts', 'libs/scores/src/breach.ts', 'libs/leaderboards/src/index.ts'],
  ['leaderboards-keeps-to-contracts', 'libs/leaderboards/src/breach.ts', 'libs/achievements/src/index.ts'],
  ['achievements-keeps-to-contracts', 'libs/achievements/src/breach.ts', 'libs/players/src/index.ts'],
  ['only-hosting-and-commands-know-domains', 'apps/gateway/src/breach.ts', 'libs/players/src/index.ts'],
  ['foundations-know-no-domain', 'libs/event-log/src/breach.ts', 'libs/hosting/src/index.ts'],
  ['platform-knows-nothing-above-it', 'libs/platform/src/breach.ts', 'libs/contracts/src/index.ts'],
  ['ranking-stands-alone', 'libs/ranking/src/breach.ts', 'libs/platform/src/index.ts'],
  ['periods-stand-alone', 'libs/periods/src/breach.ts', 'libs/platform/src/index.ts'],
  ['libs-know-no-app', 'libs/platform/src/app.ts', 'apps/gateway/src/index.ts'],
  ['apps-are-separate', 'apps/cli/src/breach.ts', 'apps/gateway/src/index.ts'],
  ['product-knows-no-test', 'libs/platform/src/test.ts', 'test/support/index.ts'],
];

function write(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text, { flag: 'a' });
}

describe('the import rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-'));
  let report = '';

  beforeAll(() => {
    write(folder, 'tsconfig.json', '{}');
    for (const [, file, imports] of breaches) {
      const path = `${'../'.repeat(dirname(file).split('/').length)}${imports.replace(/\.ts$/, '')}`;
      write(folder, file, `import '${path}';\n`);
      write(folder, imports, 'export {};\n');
    }
    write(folder, 'libs/scores/src/other-way.ts', "import './one-way';\n");
    write(folder, 'libs/platform/src/nowhere.ts', "import './not-there';\n");
    write(folder, 'libs/platform/src/stray.ts', "import 'stray';\n");
    write(folder, 'package.json', '{ "dependencies": {} }');
    write(folder, 'node_modules/stray/package.json', '{ "name": "stray", "main": "index.js" }');
    write(folder, 'node_modules/stray/index.js', '');
    const command = join(root, 'node_modules/.bin/depcruise');
    const config = join(root, '.dependency-cruiser.cjs');
    report = spawnSync(command, ['--config', config, 'apps', 'libs', 'test'], {
      cwd: folder,
      encoding: 'utf8',
    }).stdout;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(breaches)('%s catches %s', (rule, file) => {
    expect(report).toMatch(new RegExp(`error ${rule}: ${file}`));
  });

  it('catch an import that leads nowhere, and a package that is not declared', () => {
    expect(report).toContain('error resolvable: libs/platform/src/nowhere.ts');
    expect(report).toContain('error only-declared-packages: libs/platform/src/stray.ts');
  });

  it('are all tried here', () => {
    const { forbidden } = jest.requireActual<{ forbidden: { name: string }[] }>(
      '../../.dependency-cruiser.cjs',
    );
    const tried = [...breaches.map(([rule]) => rule), 'resolvable', 'only-declared-packages'];
    expect(forbidden.map((rule) => rule.name).sort()).toEqual(tried.sort());
  });
});
