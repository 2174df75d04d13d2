import type { Socket } from 'node:net';
import { ClientTCP } from '@nestjs/microservices';
import type { AnswerEnvelope, CallEnvelope } from './envelope';
import { RpcSocket } from './rpc-socket';
import type { TcpAddress } from './tcp-address';

/** How long a connection may take to come about, in ms; after that the machine counts as away. */
const connectTimeoutMs = 1_000;

/** The call did not come through, or the connection was lost before the answer: nobody knows whether it was served. */
export class TransportFailure extends Error {
  constructor(cause: unknown) {
    super('The connection failed', { cause });
    this.name = 'TransportFailure';
  }
}

/** The caller stopped waiting. */
export class WaitedTooLong extends Error {}

/** One connection to one process, made at the first call and again whenever it is gone. */
export class RpcClient extends ClientTCP {
  constructor(address: TcpAddress) {
    super({ ...address, socketClass: RpcSocket });
  }

  /**
   * Sends one call. Errors: TransportFailure; WaitedTooLong once `signal` aborts; anything else means that the
   * process at the other end does not speak our language.
   */
  exchange(pattern: string, call: CallEnvelope, signal: AbortSignal): Promise<AnswerEnvelope> {
    return new Promise((resolve, reject) => {
      const subscription = this.send<AnswerEnvelope, CallEnvelope>(pattern, call).subscribe({
        next: resolve,
        error: (error: unknown) =>
          reject(isTransportError(error) ? new TransportFailure(error) : asError(error)),
        complete: () => reject(new Error(`${pattern} was answered with nothing`)),
      });
      const giveUp = () => {
        subscription.unsubscribe();
        reject(new WaitedTooLong());
      };
      if (signal.aborted) giveUp();
      else signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  override connect(): Promise<unknown> {
    const known = this.connectionPromise as Promise<unknown> | null;
    if (known) return known;
    const connecting = super.connect() as Promise<unknown>;
    const socket = this.unwrap<Socket>();
    const timer = setTimeout(
      () => socket.destroy(Object.assign(new Error('The connection took too long'), { code: 'ETIMEDOUT' })),
      connectTimeoutMs,
    );
    socket.once('connect', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
    return connecting;
  }

  /** Callers get the error and decide what it means; Nest's client would log it as well. */
  override handleError(): void {}
}

/** System errors of the socket (`ECONNREFUSED`), and what Nest's client says to calls whose connection went away. */
function isTransportError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message } = error as { code?: unknown; message?: unknown };
  return message === 'Connection closed' || (typeof code === 'string' && /^E[A-Z_]+$/.test(code));
}

function asError(error: unknown): Error {
  return error instanceof Error
    ? error
    : new Error(typeof error === 'string' ? error : JSON.stringify(error));
}
