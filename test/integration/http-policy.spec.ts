import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '@app/contracts';
import type { OpenAPIObject } from '@nestjs/swagger';
import { operationsOf } from '../../apps/gateway/src/http/openapi';
import { projectFolder } from '../../apps/gateway/src/project-files';
import { TestGateway } from '../support/gateway';

const described = readFileSync(join(projectFolder, 'docs', 'errors.md'), 'utf8');

let gateway: TestGateway;
let document: OpenAPIObject;

beforeAll(async () => {
  gateway = await TestGateway.start();
  document = (await gateway.get('/docs-json')).json();
});
afterAll(() => gateway.close());

/** Every route of the API as `GET /api/players/{id}`, read from the router itself. */
function servedRoutes(): string[] {
  const tree = gateway.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const served: string[] = [];
  const path: string[] = [];
  for (const line of tree.split('\n')) {
    const found = /^([│ ]*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (!found) continue;
    const depth = (found[1] ?? '').length / 4;
    path.length = depth;
    path[depth] = found[2] ?? '';
    const url = path.join('').replace(/:(\w+)/g, '{$1}');
    for (const method of (found[3] ?? '').split(', ')) {
      if (method && method !== 'HEAD' && method !== 'OPTIONS') served.push(`${method} ${url}`);
    }
  }
  return served;
}

it('every route of the API is in the OpenAPI document, and nothing else is', () => {
  const documented = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const ours = servedRoutes().filter((route) => /^[A-Z]+ \/(api|health|metrics)\b/.test(route));
  expect(ours.length).toBeGreaterThan(20);
  expect(documented.sort()).toEqual(ours.sort());
});

it('every operation has an id of its own, and says how it fails', () => {
  const operations = operationsOf(document);
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { responses } of operations) {
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['400', '500', '503']));
  }
});

it('every error code has a status that fits and a line in docs/errors.md', () => {
  for (const [code, { status }] of Object.entries(errorCodes)) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(described).toMatch(new RegExp(`^\\| \`${code}\` +\\| ${status} +\\| \\S.{20,}`, 'm'));
  }
});

it('docs/errors.md has no code that does not exist', () => {
  const codes = [...described.matchAll(/^\| `(\w+)` +\|/gm)].map(([, code]) => code);
  expect(codes.sort()).toEqual(Object.keys(errorCodes).sort());
});

it('every problem that an operation lists of its own is in the catalogue', () => {
  const listed = operationsOf(document).flatMap(
    (operation) => (operation as unknown as { 'x-problems'?: string[] })['x-problems'] ?? [],
  );
  expect(listed).toContain('player_not_found');
  for (const code of listed) expect(errorCodes).toHaveProperty(code);
});
