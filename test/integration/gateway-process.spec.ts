import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../apps/gateway/src/project-files';
import { freePort } from '../support/free-port';

const main = join(projectFolder, 'dist', 'apps', 'gateway', 'src', 'main.js');

let folder: string;
const started: ChildProcess[] = [];

beforeAll(() => {
  if (!existsSync(main)) throw new Error('There is no build to start: npm run build');
  folder = mkdtempSync(join(tmpdir(), 'laurel-'));
});
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** The built gateway as a process, in an empty folder, with these settings and nothing else. */
function start(settings: Record<string, string>): {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number>;
} {
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...settings },
  });
  started.push(child);
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number);
  return { child, output: () => text, ended };
}

it('says where everything is, serves from any folder, and stops on SIGTERM', async () => {
  const port = await freePort();
  const { child, output, ended } = start({ PORT: String(port) });
  const exited = ended.then((code) => {
    throw new Error(`The gateway ended with ${code}: ${output()}`);
  });
  while (!output().includes('The data is in')) {
    await Promise.race([new Promise((resolve) => setTimeout(resolve, 50)), exited]);
  }
  exited.catch(() => undefined);
  const [first, second] = output().split('\n');
  expect(first).toContain(`http://127.0.0.1:${port}/ and its documentation at http://127.0.0.1:${port}/docs`);
  expect(second).toContain(join(folder, 'data', 'laurel.sqlite'));
  const page = await fetch(`http://127.0.0.1:${port}/`);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const health = (await (await fetch(`http://127.0.0.1:${port}/health`)).json()) as { status: string };
  expect(health.status).toBe('healthy');
  const told = Date.now();
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(Date.now() - told).toBeLessThan(10_000);
}, 60_000);

it('names the port that is in use', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { output, ended } = start({ PORT: String(port) });
  expect(await ended).toBe(1);
  expect(output()).toContain(
    `Port ${port} on 127.0.0.1 is in use: stop the program that has it, or set PORT`,
  );
  other.close();
}, 60_000);

it('lists every fault of the configuration at once', async () => {
  const { output, ended } = start({
    PORT: 'x',
    HOST: '0.0.0.0',
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'mysql://u:hunter2@h/d',
  });
  expect(await ended).toBe(1);
  for (const name of ['PORT', 'HOST', 'LOG_LEVEL', 'DATABASE_URL']) expect(output()).toContain(`- ${name}`);
  expect(output()).not.toContain('hunter2');
  expect(output()).not.toMatch(/^\s+at /m);
}, 60_000);
