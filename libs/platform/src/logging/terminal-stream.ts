import type { DestinationStream } from 'pino';

type Entry = Record<string, unknown> & {
  time?: string;
  level?: string;
  msg?: string;
  err?: { stack?: string };
};

/** Turns log entries into lines for a person: `08:38:46 INFO  message key=value`. */
export class TerminalStream implements DestinationStream {
  constructor(private readonly output: DestinationStream) {}

  write(line: string): void {
    this.output.write(`${readable(JSON.parse(line) as Entry)}\n`);
  }
}

function readable({ time = '', level = '', msg = '', err, ...rest }: Entry): string {
  const fields = Object.entries(rest).map(([key, value]) => ` ${key}=${plain(value)}`);
  const stack = err?.stack ? `\n${err.stack}` : '';
  return `${time.slice(11, 19)} ${level.toUpperCase().padEnd(5)} ${msg}${fields.join('')}${stack}`;
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
