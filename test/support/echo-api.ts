import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { contract, currentCall, DomainError, remainingMs } from '@app/platform';

export class EchoInput {
  @IsString()
  text!: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  wait_ms?: number;
}

export class EchoNothing {}

export interface Echo {
  text: string;
  request_id: string | undefined;
  caller: string | undefined;
  remaining_ms: number;
}

/** A small Api for the tests of calls themselves. */
export abstract class EchoApi {
  static readonly contract = contract<EchoApi>('echo', {
    echo: { input: EchoInput, repeatable: true },
    write: { input: EchoInput },
    nothing: { input: EchoNothing },
    nullReply: { input: EchoNothing },
    refuse: { input: EchoInput },
    fail: { input: EchoNothing },
    count: { input: EchoNothing },
    unwritable: { input: EchoNothing },
  });

  /** The text and the context it arrived in, after `wait_ms`. */
  abstract echo(input: EchoInput): Promise<Echo>;
  /** As `echo`, but not safe to repeat. */
  abstract write(input: EchoInput): Promise<Echo>;
  abstract nothing(input: EchoNothing): Promise<void>;
  abstract nullReply(input: EchoNothing): Promise<null>;
  /** Throws a DomainError with data. */
  abstract refuse(input: EchoInput): Promise<Echo>;
  /** Throws something unexpected with a secret in it. */
  abstract fail(input: EchoNothing): Promise<void>;
  /** How many calls were started so far. */
  abstract count(input: EchoNothing): Promise<number>;
  /** Returns what JSON cannot carry, against its own type. */
  abstract unwritable(input: EchoNothing): Promise<object>;
}

export class EchoService extends EchoApi {
  started = 0;

  async echo({ text, wait_ms = 0 }: EchoInput): Promise<Echo> {
    this.started += 1;
    const call = currentCall();
    const remaining_ms = remainingMs();
    await new Promise((resolve) => setTimeout(resolve, wait_ms));
    return { text, request_id: call?.requestId, caller: call?.caller, remaining_ms };
  }

  write(input: EchoInput): Promise<Echo> {
    return this.echo(input);
  }

  async nothing(): Promise<void> {}

  async nullReply(): Promise<null> {
    return null;
  }

  async refuse({ text }: EchoInput): Promise<Echo> {
    throw new DomainError('username_taken', `${text} is taken`, {
      errors: [{ field: 'username', code: 'taken', message: 'taken' }],
    });
  }

  async fail(): Promise<void> {
    throw new TypeError('secret detail');
  }

  async count(): Promise<number> {
    return this.started;
  }

  async unwritable(): Promise<object> {
    return { big: 1n };
  }
}
