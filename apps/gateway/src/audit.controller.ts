import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AuditEntry, ScoresApi } from '@app/contracts';
import type { FastifyReply } from 'fastify';
import { AuditQuery } from './audit.query.dto';
import { sendPage } from './http/answers';
import { AnswersPage, Problems } from './http/documented';
import { Query } from './http/inputs';

@ApiTags('operation')
@Controller('api/audit')
export class AuditController {
  constructor(private readonly scores: ScoresApi) {}

  /** Who voided scores, removed players and changed game modes, when and why: newest first. */
  @Get()
  @AnswersPage(AuditEntry)
  @Problems('invalid_cursor')
  async list(@Query() query: AuditQuery, @Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.scores.audit(query));
  }
}
