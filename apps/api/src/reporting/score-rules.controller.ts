import { Body, Controller, Get, Put } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsObject, IsOptional } from 'class-validator';
import { Application } from '#application';
import type { Actor } from '#identity';
import {
  DEFAULT_SCORE_RULES,
  listScoreRules,
  publishScoreRules,
  type SavedScoreRules,
  scoreRulesAt,
  type ScoreRulesDocument,
} from '#reporting';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/omit-undefined.js';
import { IfMatch, VERSION_READ } from '../http/if-match.js';
import { ID } from '../http/page.dto.js';
import { IsCivilDate } from '../projects/projects.dto.js';

const { version: _first, ...SHIPPED } = DEFAULT_SCORE_RULES;
const RULES = { type: 'object', additionalProperties: true, example: { ...SHIPPED } } as const;

class ScoreRulesBody {
  @ApiProperty({ ...RULES, description: 'The whole formula as data, each number with its source' })
  @IsObject()
  rules: Record<string, unknown>;

  @ApiPropertyOptional({ example: '2022-07-01', description: 'First day on which they are in force; default: from now on' })
  @IsOptional()
  @IsCivilDate()
  inForceFrom?: string;
}

class SavedScoreRulesAnswer implements SavedScoreRules {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: 2 }) version: number;
  @ApiProperty(RULES) rules: ScoreRulesDocument;
  @ApiProperty({ type: Date, nullable: true, description: 'null: since ever' }) inForceFrom: Date | null;
  @ApiProperty({ example: '王督查' }) createdByName: string;
  @ApiProperty() createdAt: Date;
}

export class ScoreRulesAnswer {
  @ApiProperty({ example: 2, description: 'The newest version, for If-Match' }) version: number;
  @ApiProperty({ example: 1, description: 'The version in force now' }) inForce: number;
  @ApiProperty({ type: [SavedScoreRulesAnswer], description: 'Newest first' }) items: SavedScoreRulesAnswer[];
}

@ApiTags('scorecards')
@ApiBearerAuth()
@Controller('v1/score-rules')
export class ScoreRulesController {
  constructor(private readonly application: Application) {}

  @Get()
  @ApiOperation({
    summary: 'The rules of the scorecard (考核评分规则) in all versions, with the instant from which each is in force',
  })
  @ApiOkResponse({ type: ScoreRulesAnswer })
  async list(): Promise<ScoreRulesAnswer> {
    const { database, clock } = this.application;
    const items = await listScoreRules(database);
    const { version } = await scoreRulesAt(database, clock.now());
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
  ): Promise<SavedScoreRules> {
    const { database, clock } = this.application;
    return database.transaction((tx) => publishScoreRules(tx, { ...omitUndefined(body), expectedVersion }, actor, clock.now()));
  }
}
