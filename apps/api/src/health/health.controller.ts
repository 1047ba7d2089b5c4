import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { HealthCheck, type HealthCheckResult, HealthCheckService } from '@nestjs/terminus';
import { SkipThrottle } from '@nestjs/throttler';
import { Public } from '../http/authentication.guard.js';
import { HealthAnswer, LiveAnswer } from './health.answers.js';
import { DatabaseHealthIndicator, QueueHealthIndicator } from './health.indicators.js';

@ApiTags('health')
@Public()
@SkipThrottle()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: DatabaseHealthIndicator,
    private readonly queue: QueueHealthIndicator,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'The process runs; says nothing of what it depends on' })
  @ApiOkResponse({ description: 'The process runs.', type: LiveAnswer })
  live(): LiveAnswer {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'The database and the queue answer' })
  @HealthCheck({ swaggerDocumentation: false })
  @ApiOkResponse({ description: 'Both answer.', type: HealthAnswer })
  @ApiServiceUnavailableResponse({ description: 'One does not answer.', type: HealthAnswer })
  ready(): Promise<HealthCheckResult> {
    return this.health.check([() => this.database.isHealthy(), () => this.queue.isHealthy()]);
  }
}
