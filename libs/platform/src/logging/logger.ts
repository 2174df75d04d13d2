import { pino, stdTimeFunctions, type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { Environment } from '../config/environment';
import { currentCall } from '../context/call-context';
import { TerminalStream } from './terminal-stream';

/** Fields that never reach a log, at the top of an entry or one level down. */
const secrets = ['authorization', 'cookie', 'password', 'token', 'secret'].flatMap((name) => [
  name,
  `*.${name}`,
]);

/**
 * The process's log: one JSON object a line on standard output, readable lines on a terminal. Every line written
 * while a request is served carries its `request_id`.
 */
export function createLogger(level: Environment['LOG_LEVEL'], destination = standardOutput()): PinoLogger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secrets, censor: '[removed]' },
      mixin: () => {
        const call = currentCall();
        return call ? { request_id: call.requestId } : {};
      },
    },
    destination,
  );
}

/** Written at once, so that the last lines of a process that dies are not lost. */
function standardOutput(): DestinationStream {
  const output = pino.destination({ fd: 1, sync: true });
  return process.stdout.isTTY ? new TerminalStream(output) : output;
}
