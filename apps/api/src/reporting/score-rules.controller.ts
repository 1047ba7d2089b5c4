import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { ScoreRulesService } from '#reporting';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { IfMatch, VERSION_READ } from '../http/if-match.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { SavedScoreRulesAnswer, ScoreRulesAnswer, ScoreRulesBody } from './score-rules.dto.js';

@ApiTags('scorecards')
@ApiBearerAuth()
@Controller('v1/score-rules')
export class ScoreRulesController {
  constructor(private readonly scoreRules: ScoreRulesService) {}

  @Get()
  @ApiOperation({
    summary: 'The rules of the scorecard (考核评分规则) in all versions, with the instant from which each is in force',
  })
  @ApiOkResponse({ type: ScoreRulesAnswer })
  async list(): Promise<ScoreRulesAnswer> {
    const items = await this.scoreRules.list();
    const { version } = await this.scoreRules.current();
    return { version: items[0]?.version ?? version, inForce: version, items };
  }

  @Put()
  @Needs('policy.manage')
  @ApiHeader(VERSION_READ)
  @ApiOperation({
    summary: 'Publish the next version of the rules, in force from now or from a later day on',
    description:
      'Every fault is named with its place. Rules are never in force before they are published, so the score of a past day stays what it was. `GET /v1/scorecards?rules=` compares versions.',
  })
  @ApiOkResponse({ type: SavedScoreRulesAnswer })
  publish(
    @Body() body: ScoreRulesBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
  ): Promise<SavedScoreRulesAnswer> {
    return this.scoreRules.publish({ ...omitUndefined(body), expectedVersion }, actor);
  }
}
