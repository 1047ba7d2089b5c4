import { applyDecorators } from '@nestjs/common';
import { IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
} from 'class-validator';
import { type Lamp, LAMPS, type Origin, ORIGINS, PRIORITIES, type Priority, PROJECT_STATES, type ProjectState } from '#policies';
import { type Horizon, HORIZONS } from '#plan-text';
import { isCivilDate } from '#work-calendar';
import { PROJECT_SORTS, WAITING } from '#projects';
import type { FilterWords } from '#schedules';
import { PageQuery } from '../http/input/page.dto.js';
import { List, Numbers } from '../http/input/query-parameters.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

/** Tags and series: up to 20 names of up to 50 characters. */
export const Labels = (): PropertyDecorator =>
  applyDecorators(
    MayBeLeftOut(),
    ArrayMaxSize(20),
    IsString({ each: true }),
    MinLength(1, { each: true }),
    MaxLength(50, { each: true }),
  );

export const IsCivilDate = (): PropertyDecorator =>
  ValidateBy({
    name: 'isCivilDate',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isCivilDate(value),
      defaultMessage: () => '$property must be a date as 2022-09-30',
    },
  });

/** Which projects. */
export class ProjectFilterQuery implements FilterWords {
  /** A saved view (GET /v1/views): its filter holds wherever the request gives none of its own */
  @MayBeLeftOut()
  @IsUUID()
  view?: string;

  /** Words in title or commitment, separated by blanks; each must be there @example "碧道 建设" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  q?: string;

  @MayBeLeftOut()
  @List()
  @IsIn(PROJECT_STATES, { each: true })
  state?: ProjectState[];

  /** 红黄绿灯 */
  @MayBeLeftOut()
  @List()
  @IsIn(LAMPS, { each: true })
  lamp?: Lamp[];

  /** Lead or cooperating department */
  @MayBeLeftOut()
  @IsUUID()
  departmentId?: string;

  @MayBeLeftOut()
  @IsUUID()
  leadDepartmentId?: string;

  /** Cooperating department (配合单位) */
  @MayBeLeftOut()
  @IsUUID()
  helperDepartmentId?: string;

  /** Leader in charge (分管领导); me: whoever asks @example "me" */
  @MayBeLeftOut()
  @IsUUID()
  leaderId?: string;

  @MayBeLeftOut()
  @IsUUID()
  planId?: string;

  /** The version of a policy (规则) that rules them */
  @MayBeLeftOut()
  @IsUUID()
  policyId?: string;

  /** The outermost heading of the plan (方面); empty: filed under none @example "坚持以国际一流标准打造城市中心" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(500)
  part?: string;

  /** What waits with it, all of these: 未签收, 从未反馈, 待审办结, 待决定延期或异议 */
  @MayBeLeftOut()
  @List()
  @IsIn(WAITING, { each: true })
  waiting?: (typeof WAITING)[number][];

  /** Parts of this task */
  @MayBeLeftOut()
  @IsUUID()
  parentId?: string;

  /** All of these @example ["十项民生实事"] */
  @MayBeLeftOut()
  @List()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  series?: string[];

  /** @example "巡察整改" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  tag?: string;

  @MayBeLeftOut()
  @List()
  @IsIn(ORIGINS, { each: true })
  origin?: Origin[];

  @MayBeLeftOut()
  @List()
  @IsIn(PRIORITIES, { each: true })
  priority?: Priority[];

  /** The highest step that was taken for its due date, or the colour of its open slip, one of these: 0 提醒, 1 催办, 2 督办（黄）, 3 督办（红）, 4 通报, 5 约谈 @example [3] */
  @MayBeLeftOut()
  @Numbers()
  @IsIn([0, 1, 2, 3, 4, 5], { each: true })
  level?: number[];

  /** five-year: it stands in a chapter on five years; year: it doesn't */
  @MayBeLeftOut()
  @IsIn(HORIZONS)
  horizon?: Horizon;

  /** @example "2022-07-01" */
  @MayBeLeftOut()
  @IsCivilDate()
  dueFrom?: string;

  /** included @example "2022-09-30" */
  @MayBeLeftOut()
  @IsCivilDate()
  dueTo?: string;

  /** What was known at the end of this day; default: now @example "2022-06-30" */
  @MayBeLeftOut()
  @IsCivilDate()
  asOf?: string;
}

export class ProjectsQuery extends IntersectionType(ProjectFilterQuery, PageQuery) {
  /** Default: due, the nearest due date first; with a minus from the greatest down */
  @MayBeLeftOut()
  @IsIn(PROJECT_SORTS)
  sort?: (typeof PROJECT_SORTS)[number];
}

export class AsOfQuery {
  /** What was known at the end of this day; default: now @example "2022-06-30" */
  @MayBeLeftOut()
  @IsCivilDate()
  asOf?: string;
}

/** Of which plan and series, on which day. */
export class ScopeQuery extends AsOfQuery {
  @MayBeLeftOut()
  @IsUUID()
  planId?: string;

  /** @example "十项民生实事" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  series?: string;

  /** Leader in charge (分管领导) of the projects; me: whoever asks @example "me" */
  @MayBeLeftOut()
  @IsUUID()
  leaderId?: string;
}

export class EventsQuery {
  /** Sequence number to go on from. Default: 0 */
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  after?: number;

  /** Default: 200 */
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit?: number;
}

/** The tasks that move to the next year's plan. */
export class CarryOverBody {
  @IsUUID(undefined, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  projectIds: string[];

  /** The plan in which they go on; without one they belong to no plan */
  @MayBeLeftOut()
  @IsUUID()
  planId?: string;

  /** Of all of them. Default: the last day of the year after each was due @example "2023-12-31" */
  @MayBeLeftOut()
  @IsCivilDate()
  dueDate?: string;

  /** @example "受用地批复影响，结转下年继续推进" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(2000)
  reason?: string;

  /** Says what would become of each, and changes nothing */
  @MayBeLeftOut()
  @IsBoolean()
  dryRun?: boolean;
}
