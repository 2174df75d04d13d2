import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { freePort } from './free-port';

interface Owner {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root: then it runs as the user `postgres`. */
function ownerOfServer(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** A private PostgreSQL in a temporary folder, reached over TCP on the loopback interface only. */
export class PostgresUnderTest {
  private databases = 0;

  private constructor(
    private readonly server: ChildProcess,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  /** `initdb` is its path; the server lies beside it. Sorts text by language, so that a query that counts on bytes shows. */
  static async start(initdb: string): Promise<PostgresUnderTest> {
    const folder = mkdtempSync(join(tmpdir(), 'laurel-postgres-'));
    const owner = ownerOfServer();
    if (owner) chownSync(folder, owner.uid, owner.gid);
    const sorting = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-US'];
    const setUp = ['-D', folder, '-U', 'laurel', '--auth=trust', '--encoding=UTF8', '--no-sync', ...sorting];
    execFileSync(initdb, setUp, { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    const port = await freePort();
    const settings = {
      port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      fsync: 'off',
      max_connections: 60,
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = spawn(join(dirname(initdb), 'postgres'), ['-D', folder, ...flags], {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await readyToAccept(server);
    return new PostgresUnderTest(server, folder, port);
  }

  /** The URL of a new, empty database. */
  async createDatabase(): Promise<string> {
    this.databases += 1;
    const name = `laurel_${this.databases}`;
    const client = new Client({ connectionString: this.url('postgres') });
    await client.connect();
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
    return this.url(name);
  }

  async stop(): Promise<void> {
    const exited = once(this.server, 'exit');
    this.server.kill('SIGINT');
    await exited;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private url(database: string): string {
    return `postgres://laurel@127.0.0.1:${this.port}/${database}`;
  }
}

function readyToAccept(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${output}`)));
  });
}
