import type { Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import { JsonSocket } from '@nestjs/microservices';
import { DomainError } from '../errors/domain-error';
import { refusal } from './envelope';

/** Nest's framing, for calls that share one connection. */
export class RpcSocket extends JsonSocket {
  constructor(socket: Socket) {
    // Small packets of different calls follow each other closely: none may wait for an acknowledgement.
    super(socket.setNoDelay(true));
  }

  /** An answer that JSON cannot carry (a bigint, a cycle) would otherwise never arrive: it becomes an error. */
  protected override handleSend(message: unknown, callback?: (error?: Error) => void): void {
    try {
      super.handleSend(message, callback);
    } catch (error) {
      if (!isAnswer(message)) throw error;
      new Logger('Rpc').error(error);
      const response = refusal(new DomainError('internal_error', 'The answer could not be written'));
      super.handleSend({ id: message.id, response }, callback);
    }
  }
}

function isAnswer(message: unknown): message is { id: string; response: unknown } {
  return typeof message === 'object' && message !== null && 'response' in message && 'id' in message;
}
