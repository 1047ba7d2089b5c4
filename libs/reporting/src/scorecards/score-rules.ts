import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Priority } from '#policies';

/** 牵头, 配合. */
const SCORE_ROLES = ['lead', 'helper'] as const;
export type ScoreRole = (typeof SCORE_ROLES)[number];

/** Why points are lost. */
export const DEDUCTIONS = [
  'signature-late',
  'signature-missing',
  'report-late',
  'report-missing',
  'report-returned',
  'completion-late',
  'completion-returned',
  'second-yellow-slip',
  'red-slip',
  'extension',
] as const;
export type Deduction = (typeof DEDUCTIONS)[number];

const From =
  (least: number, most: number): PropertyDecorator =>
  (target, key) => {
    for (const decorate of [IsNumber(), Min(least), Max(most)]) decorate(target, key);
  };
const Days =
  (least: number): PropertyDecorator =>
  (target, key) => {
    for (const decorate of [IsInt(), Min(least), Max(250)]) decorate(target, key);
  };
const Text = (): PropertyDecorator => (target, key) => {
  for (const decorate of [IsString(), IsNotEmpty()]) decorate(target, key);
};
const Part =
  (shape: new () => object): PropertyDecorator =>
  (target, key) => {
    for (const decorate of [IsNotEmpty({ message: '$property is missing' }), ValidateNested(), Type(() => shape)])
      decorate(target, key as string);
  };

/** A number stands beside the public rule or the peer that it follows. */
class Sourced {
  @Text() source: string;

  /** The same in Chinese; left out: it is in Chinese already, or nobody translated it. */
  @IsOptional()
  @IsString()
  sourceZh?: string;
}

export class DeductionRule extends Sourced {
  /** zh-CN. */
  @Text() name: string;

  /** What it costs, before role and weight. */
  @From(0, 100) points: number;

  /** Whom it is charged to. */
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(SCORE_ROLES, { each: true, message: `roles must be among ${SCORE_ROLES.join(', ')}` })
  roles: ScoreRole[];

  /** Deductions of one group on one project have one cause: only the largest counts. */
  @IsOptional()
  @Matches(/^[a-z\d-]{1,40}$/, { message: 'group must be lower-case letters, digits and dashes' })
  group?: string;

  /** Stays out when the delay of the project is excused (容错). */
  @IsOptional()
  @IsBoolean()
  excusable?: boolean;
}

class RoleShares extends Sourced implements Record<ScoreRole, number> {
  @From(0, 1) lead: number;
  @From(0, 1) helper: number;
}

/** By priority of the item. */
class Weights extends Sourced implements Record<Priority, number> {
  @From(0.1, 10) normal: number;
  @From(0.1, 10) high: number;
  @From(0.1, 10) urgent: number;
}

class Worth extends Sourced {
  @From(1, 100) points: number;
}

/** Departments with fewer items are listed without a rank. */
class Ranked extends Sourced {
  @IsInt() @Min(1) @Max(100) fromItems: number;
}

/** Late after `withinWorkdays`; missing from `missingFromWorkdays` past that on, made up or not. */
class SignatureRule extends Sourced {
  @Days(0) withinWorkdays: number;
  @Days(1) missingFromWorkdays: number;
}

class ReportRule extends Sourced {
  @Days(1) missingFromWorkdays: number;
}

class EarlyStep {
  @Days(1) fromWorkdays: number;
  @From(0, 100) points: number;
}

/** Completed so many workdays before the first due date. */
class EarlyRule extends Sourced {
  @From(0, 100) cap: number;

  /** The part of what was lost that it makes up for at most. */
  @From(0, 0.9) makesUp: number;

  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => EarlyStep)
  steps: EarlyStep[];
}

class DeductionRules implements Record<Deduction, DeductionRule> {
  @Part(DeductionRule) 'signature-late': DeductionRule;
  @Part(DeductionRule) 'signature-missing': DeductionRule;
  @Part(DeductionRule) 'report-late': DeductionRule;
  @Part(DeductionRule) 'report-missing': DeductionRule;
  @Part(DeductionRule) 'report-returned': DeductionRule;
  @Part(DeductionRule) 'completion-late': DeductionRule;
  @Part(DeductionRule) 'completion-returned': DeductionRule;
  @Part(DeductionRule) 'second-yellow-slip': DeductionRule;
  @Part(DeductionRule) 'red-slip': DeductionRule;
  @Part(DeductionRule) extension: DeductionRule;
}

/** There is no fact for these, so nobody can score them. */
class NeverScored extends Sourced {
  @ArrayMaxSize(20)
  @IsString({ each: true })
  facts: string[];
}

/**
 * The formula as data, each number with its source: 100 − lost + min(cap, Σ early, makesUp · lost), not below 0, where lost is
 * 100 · Σ(role · weight · deduction) / Σ(role · weight · worth).
 */
export class ScoreRulesDocument {
  @Text() title: string;
  @Part(RoleShares) roles: RoleShares;
  @Part(Weights) weights: Weights;
  @Part(Worth) worth: Worth;
  @Part(Ranked) ranked: Ranked;
  @Part(SignatureRule) signature: SignatureRule;
  @Part(ReportRule) report: ReportRule;
  @Part(EarlyRule) early: EarlyRule;
  @Part(DeductionRules) deductions: DeductionRules;
  @Part(NeverScored) neverScored: NeverScored;
}

/** A version of the rules. */
export interface ScoreRules extends ScoreRulesDocument {
  version: number;
}
