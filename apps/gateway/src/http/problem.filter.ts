import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { describeError } from '@app/contracts';
import type { FastifyReply } from 'fastify';
import { failureOf } from './failure';
import { pathOf } from './path';
import { sendProblem } from './send-problem';

/** The one place where errors become answers, whoever threw them. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    // The client has gone, or has most of its answer: there is nobody to tell.
    if (reply.raw.destroyed || reply.raw.headersSent) return;
    const failure = failureOf(error);
    this.log(error, failure.code, reply);
    sendProblem(reply, failure);
  }

  /** The cause is for the log only; what clients did wrong needs no stack. */
  private log(error: unknown, code: string, { request }: FastifyReply): void {
    const { level, status } = describeError(code);
    const what = { request_id: request.id, code, status, method: request.method, path: pathOf(request.url) };
    if (level === 'error') this.logger.error({ ...what, err: error });
    else if (level === 'warn') this.logger.warn({ ...what, err: error });
    else this.logger[level === 'info' ? 'log' : 'debug'](what);
  }
}
