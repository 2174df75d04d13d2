import { inspect } from 'node:util';
import type { LoggerService } from '@nestjs/common';
import type { Logger as PinoLogger } from 'pino';

/** What Nest says of its own start; of interest to whoever looks for a fault, not to whoever starts the server. */
const startUpContexts = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'NestMicroservice',
  'RouterExplorer',
  'RoutesResolver',
]);

/** Nest's `Logger`, and with it everybody's, written to the process's log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: PinoLogger) {}

  log(message: unknown, ...rest: unknown[]): void {
    const context = lastText(rest);
    this.write(context !== undefined && startUpContexts.has(context) ? 'debug' : 'info', message, context);
  }

  /** Called as `(error, context)`, `(message, stack, context)` or `(message, error, context)`. */
  error(message: unknown, ...rest: unknown[]): void {
    const cause = rest.find((value) => value instanceof Error);
    const stack = rest.length > 1 && typeof rest[0] === 'string' ? rest[0] : undefined;
    this.write('error', message, lastText(rest), cause ?? (stack && { stack }));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, lastText(rest));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, lastText(rest));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, lastText(rest));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, lastText(rest));
  }

  private write(
    level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal',
    message: unknown,
    context?: string,
    err?: unknown,
  ): void {
    const origin = context === undefined ? {} : { context };
    if (message instanceof Error) this.logger[level]({ ...origin, err: message }, message.message);
    else if (typeof message === 'object')
      this.logger[level]({ ...origin, ...message, ...(err ? { err } : {}) });
    else this.logger[level]({ ...origin, ...(err ? { err } : {}) }, textOf(message));
  }
}

/** Nest passes the name of the class that logs as the last argument. */
function lastText(values: readonly unknown[]): string | undefined {
  const last = values.at(-1);
  return typeof last === 'string' ? last : undefined;
}

function textOf(message: unknown): string {
  return typeof message === 'string' ? message : inspect(message);
}
