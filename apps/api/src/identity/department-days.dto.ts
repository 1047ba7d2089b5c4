import { IsBoolean, IsString, MaxLength, MinLength } from 'class-validator';
import { IsCivilDate } from '../projects/projects.dto.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export class DaySpanQuery {
  /** First day @example "2022-01-17" */
  @IsCivilDate()
  from: string;

  /** Last day, included; at most 366 days @example "2022-02-13" */
  @IsCivilDate()
  to: string;
}

export class DepartmentDaysQuery {
  /** @example "2022-01-01" */
  @MayBeLeftOut()
  @IsCivilDate()
  from?: string;

  /** included @example "2022-12-31" */
  @MayBeLeftOut()
  @IsCivilDate()
  to?: string;
}

export class DepartmentDaysBody extends DaySpanQuery {
  /** false 部门休假, 学校寒假; true 值班日 @example false */
  @IsBoolean()
  working: boolean;

  /** @example "学校寒假" */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  reason: string;
}

export class DepartmentDayAnswer {
  /** @example "2022-01-17" */ day: string;
  /** @example false */ working: boolean;
  /** @example "学校寒假" */ reason: string;
  /** @example "督查员" */ setByName: string;
  setAt: Date;
}

export class DepartmentDayList {
  items: DepartmentDayAnswer[];
}

export class DaysChangeAnswer {
  /** Pending steps that fall due on another day, or as another step @example 12 */ steps: number;
  /** Projects that count as behind their planned progress from another day on @example 3 */ atRiskDates: number;
}
