import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManagedProcess } from './managed-process';

describe('a managed process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-process-'));
  let lines: string[];
  let child: ManagedProcess | undefined;

  const start = (name: string, source: string) => {
    const script = join(folder, `${name}.js`);
    writeFileSync(script, source);
    lines = [];
    child = new ManagedProcess(name, script, { ...process.env, COLOUR: 'green' }, (line) => lines.push(line));
    return child;
  };

  const said = async (text: string) => {
    while (!lines.some((line) => line.includes(text)))
      await new Promise((resolve) => setTimeout(resolve, 20));
  };

  afterEach(() => child?.stop());
  afterAll(() => rmSync(folder, { recursive: true }));

  it('passes its output on behind its name, both streams, in its environment', async () => {
    start('talker', 'console.log(process.env.COLOUR); console.error("oh"); setInterval(() => 0, 1000)');
    await said('oh');
    await said('green');
    expect(lines.sort()).toEqual(['talker       | green', 'talker       | oh']);
  });

  it('is asked to stop, and may take its time', async () => {
    const asked = `process.on('SIGTERM', () => setTimeout(() => { console.log('done'); process.exit(0); }, 200));`;
    const running = start('worker', `${asked} console.log('ready'); setInterval(() => 0, 1000)`);
    await said('ready');
    expect(running.running).toBe(true);
    await running.stop();
    expect(running.running).toBe(false);
    expect(lines).toContain('worker       | done');
    expect(lines.join()).not.toContain('by itself');
  });

  it('says that it has ended by itself', async () => {
    await start('mortal', 'process.exit(3)').ended;
    expect(lines).toEqual(['mortal       | has ended by itself (code 3); the others go on']);
  });
});
