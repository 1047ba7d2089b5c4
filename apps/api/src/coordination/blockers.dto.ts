import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, IsUUID, Max, MaxLength, Min, MinLength } from 'class-validator';
import { BLOCKER_KINDS, BLOCKER_STATES, type BlockerKind, type BlockerTransition, type BlockerState } from '#coordination';
import { CheckedByUseCase } from '../http/input/checked-by-use-case.js';
import { PageAnswer, PageQuery } from '../http/input/page.dto.js';
import { NamedAnswer, ProjectLinkAnswer } from '../projects/projects.answers.js';
import { List } from '../http/input/query-parameters.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export class BlockersQuery extends PageQuery {
  /** Default: raised and assigned */
  @MayBeLeftOut()
  @List()
  @IsIn(BLOCKER_STATES, { each: true })
  state?: BlockerState[];

  /** 资金, 用地, 审批, 征拆, 其他 */
  @MayBeLeftOut()
  @List()
  @IsIn(BLOCKER_KINDS, { each: true })
  kind?: BlockerKind[];

  /** Raised by it or assigned to it */
  @MayBeLeftOut()
  @IsUUID()
  departmentId?: string;

  @MayBeLeftOut()
  @IsUUID()
  projectId?: string;

  /** Raised at least so many workdays ago @example 5 */
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  minWorkdays?: number;
}

export class BlockerBody {
  /** 资金, 用地, 审批, 征拆, 其他 */
  @IsIn(BLOCKER_KINDS)
  kind: BlockerKind;

  /** @example "用地指标未落实，无法开工" */
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  text: string;
}

/** To a department, a person, or both. */
export class BlockerAssignmentBody {
  /** To this department */
  @MayBeLeftOut()
  @IsUUID()
  departmentId?: string;

  /** To this person */
  @MayBeLeftOut()
  @IsUUID()
  personId?: string;

  /** By when it is to be resolved @example "2022-02-18" */
  @CheckedByUseCase()
  @IsString()
  dueDate: string;
}

export class BlockerTextBody {
  /** How it was resolved, or why it is there again @example "用地指标已下达" */
  @CheckedByUseCase()
  @IsString()
  @MaxLength(2000)
  text: string;
}

export class BlockerAnswer {
  id: string;
  project: ProjectLinkAnswer;
  kind: BlockerKind;
  /** @example "用地指标未落实，无法开工" */ text: string;
  state: BlockerState;
  /** @example "环保经办" */ raisedByName: string;
  /** Whose people raised it */ department: NamedAnswer | null;
  raisedAt: Date;
  assignedDepartment: NamedAnswer | null;
  assignedPerson: NamedAnswer | null;
  /** @example "2022-02-18" */ dueDate: string | null;
  resolvedAt: Date | null;
  /** @example "用地指标已下达" */ resolution: string | null;
  /** Workdays from raising to resolving @example 13 */ workdays: number | null;
  /** @example 0 */ reopenings: number;
  /** @example 2 */ version: number;
  /** What you can do with it now */ legalTransitions: BlockerTransition[];
}

export class BlockerPage extends PageAnswer {
  items: BlockerAnswer[];
}
