import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsInt, IsString, IsUUID, Max, MaxLength, Min, MinLength } from 'class-validator';
import { CALL_IN_STATES, type CallInState, type CallInTransition } from '#coordination';
import { CheckedByUseCase } from '../http/input/checked-by-use-case.js';
import { ID, PageAnswer, PageQuery } from '../http/input/page.dto.js';
import { NamedAnswer } from '../projects/projects.answers.js';
import { Flag, List } from '../http/input/query-parameters.js';
import { IsCivilDate } from '../projects/projects.dto.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export class CallInsQuery extends PageQuery {
  @MayBeLeftOut()
  @List()
  @IsIn(CALL_IN_STATES, { each: true })
  state?: CallInState[];

  /** That called or is named */
  @MayBeLeftOut()
  @IsUUID()
  departmentId?: string;

  /** Only those not signed or answered in time. Default: false */
  @Flag()
  overdue?: boolean;
}

export class CallInBody {
  /** @example "道路积水，居民出行受阻" */
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  matter: string;

  /** @example "科技四路与新城大道交叉口" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(200)
  place?: string;

  /** Answered by this day @example "2022-01-21" */
  @IsCivilDate()
  dueDate: string;

  @ApiProperty({ example: [ID.example], description: 'Who must come' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  departmentIds: string[];
}

export class CallInReplyBody {
  /** What was done @example "已抽排，次日疏通管网" */
  @CheckedByUseCase()
  @IsString()
  @MaxLength(2000)
  text: string;
}

export class CallInRatingBody {
  /** 1 to 5; 1 and 2 send the call back @example 5 */
  @CheckedByUseCase()
  @IsInt()
  @Min(1)
  @Max(5)
  rating: number;

  /** @example "处置及时" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(2000)
  text?: string;
}

export class CalledDepartmentAnswer extends NamedAnswer {
  /** One workday after the call, by its own days @example "2022-01-18" */ signBy: string;
  acknowledgedAt: Date | null;
  /** @example "已抽排" */ answer: string | null;
  answeredAt: Date | null;
}

export class CallInAnswer {
  id: string;
  /** @example "道路积水，居民出行受阻" */ matter: string;
  /** @example "科技四路与新城大道交叉口" */ place: string | null;
  /** 已吹哨, 已答复, 已确认 */ state: CallInState;
  /** @example "社区网格员" */ callerName: string;
  department: NamedAnswer | null;
  calledAt: Date;
  /** The earliest of the departments @example "2022-01-18" */ signBy: string;
  /** @example "2022-01-21" */ dueDate: string;
  /** Not signed or not answered in time */ overdue: boolean;
  departments: CalledDepartmentAnswer[];
  /** The last rating @example 5 */ rating: number | null;
  confirmedAt: Date | null;
  /** How often the caller was not satisfied @example 0 */ unsatisfied: number;
  /** @example 3 */ version: number;
  /** What you can do with it now */ legalTransitions: CallInTransition[];
}

export class CallInPage extends PageAnswer {
  items: CallInAnswer[];
}
