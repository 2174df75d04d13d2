import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FireTime, ScoresApi } from '@app/contracts';
import { Problems } from './http/documented';
import { Query } from './http/inputs';
import { SchedulePreviewQuery } from './schedules.query.dto';

@ApiTags('game modes')
@Controller('api/schedules')
export class SchedulesController {
  constructor(private readonly scores: ScoresApi) {}

  /** The next fire times of a schedule, such as a mode's `reset`, earliest first. */
  @Get('preview')
  @ApiOkResponse({ type: [FireTime] })
  @Problems()
  preview(@Query() query: SchedulePreviewQuery): Promise<FireTime[]> {
    return this.scores.previewSchedule(query);
  }
}
