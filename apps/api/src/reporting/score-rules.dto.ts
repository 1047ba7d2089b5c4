import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { DEFAULT_SCORE_RULES, ScoreRulesDocument } from '#reporting';
import { IsCivilDate } from '../projects/projects.dto.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

const { version: _first, ...SHIPPED } = DEFAULT_SCORE_RULES;
const RULES = { type: 'object', additionalProperties: true, example: { ...SHIPPED } } as const;

export class ScoreRulesBody {
  @ApiProperty({ ...RULES, description: 'The whole formula as data, each number with its source' })
  @IsObject()
  rules: Record<string, unknown>;

  /** First day on which they are in force. Default: from now on @example "2022-07-01" */
  @MayBeLeftOut()
  @IsCivilDate()
  inForceFrom?: string;
}

export class SavedScoreRulesAnswer {
  id: string;
  /** @example 2 */ version: number;
  @ApiProperty(RULES) rules: ScoreRulesDocument;
  /** null: since ever */ inForceFrom: Date | null;
  /** @example "王督查" */ createdByName: string;
  createdAt: Date;
}

export class ScoreRulesAnswer {
  /** The newest version, for If-Match @example 2 */ version: number;
  /** The version in force now @example 1 */ inForce: number;
  /** Newest first */ items: SavedScoreRulesAnswer[];
}
