import { IsIn, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { type Appeal, APPEAL_STATES } from '#reporting';
import { PageAnswer, PageQuery } from '../http/input/page.dto.js';
import { NamedAnswer, ProjectLinkAnswer } from '../projects/projects.answers.js';
import { List } from '../http/input/query-parameters.js';
import type { Decimal } from '../http/input/decimal.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export class AppealsQuery extends PageQuery {
  /** Default: submitted */
  @MayBeLeftOut()
  @List()
  @IsIn(APPEAL_STATES, { each: true })
  state?: Appeal['state'][];

  @MayBeLeftOut()
  @IsUUID()
  departmentId?: string;
}

export class AppealBody {
  /** A line of the scorecard @example "report.2022-04-28.0190f3a2-5f6b-7cde-8a01-23456789abcd" */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  lineId: string;

  /** @example "当日系统停机维护，次日上午已补报" */
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  reason: string;
}

export class VerdictBody {
  /** @example "经核实，停机属实，申诉成立" */
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  answer: string;
}

export class AppealedLine {
  /** @example "report.2022-04-28.0190f3a2-5f6b-7cde-8a01-23456789abcd" */ id: string;
  /** @example "逾期反馈" */ name: string;
  /** @example "2022-04-28" */ date: string;
  /** @example -0.1 */ points: Decimal;
}

export class AppealAnswer {
  id: string;
  department: NamedAnswer;
  project: ProjectLinkAnswer;
  /** As it stood in the scorecard */ line: AppealedLine;
  /** @example "当日系统停机维护，次日上午已补报" */ reason: string;
  state: Appeal['state'];
  /** @example "环保经办" */ submittedByName: string;
  submittedAt: Date;
  /** @example "经核实，停机属实，申诉成立" */ answer: string | null;
  /** @example "督查员" */ decidedByName: string | null;
  decidedAt: Date | null;
  /** What you may make of it */ legalTransitions: Appeal['legalTransitions'];
}

export class AppealPage extends PageAnswer {
  items: AppealAnswer[];
}
