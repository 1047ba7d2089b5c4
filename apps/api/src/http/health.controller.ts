import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheck, type HealthCheckResult, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { SkipThrottle } from '@nestjs/throttler';
import { Database } from '#platform';
import { Public } from './authentication.guard.js';
import { QUEUE_PING, type QueuePing } from './tokens.js';

const ANSWERS_WITHIN_MS = 3000;

@ApiTags('health')
@Public()
@SkipThrottle()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly database: Database,
    @Inject(QUEUE_PING) private readonly pingQueue: QueuePing,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'The process runs; says nothing of what it depends on' })
  @ApiOkResponse({ description: 'The process runs.' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'The database and the queue answer' })
  @HealthCheck()
  ready(): Promise<HealthCheckResult> {
    const database = async (): Promise<void> => void (await this.database.query('SELECT 1'));
    return this.health.check([() => this.probe('database', database), () => this.probe('queue', this.pingQueue)]);
  }

  private async probe(name: string, ping: () => Promise<void>): Promise<Record<string, { status: 'up' | 'down' }>> {
    const result = await this.indicators.check(name).attempt(ping).withTimeout(ANSWERS_WITHIN_MS);
    // Why it is down is for the log: messages of drivers name hosts and users.
    return { [name]: { status: result[name]?.status === 'up' ? 'up' : 'down' } };
  }
}
