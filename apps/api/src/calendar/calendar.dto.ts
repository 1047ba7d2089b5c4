import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { Allow, IsInt, Max, Min } from 'class-validator';
import { Flag } from '../http/input/query-parameters.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export class CalendarYearsQuery {
  /** Default: last year @example 2025 */
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  from?: number;

  /** Default: the year after next @example 2028 */
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  to?: number;
}

export class CalendarLoadQuery {
  /** true: say what would move, and change nothing @example true */
  @Flag()
  dryRun?: boolean;
}

export class NoticeDayAnswer {
  /** @example "2027-01-01" */ date: string;
  /** @example "元旦" */ name: string;
  /** false: a weekend that is worked for it (调休) */ isOffDay: boolean;
}

/** A file of the data set holiday-cn, checked by the use case: its faults are told together. */
export class YearNoticeBody {
  /** @example 2027 */
  @Allow()
  year: number;

  /** Addresses of the State Council’s notice @example ["https://www.gov.cn/zhengce/example"] */
  @Allow()
  papers?: string[];

  /** Days off, and weekends worked for them */
  @Allow()
  @ApiProperty({ type: () => [NoticeDayAnswer] })
  days: unknown;
}

export class CalendarYearAnswer {
  /** @example 2027 */ year: number;
  /** official: by the State Council’s notice; assumed: not published yet, so that only weekends are off */
  state: 'official' | 'assumed';
  /** notice: loaded by an administrator; package: part of the program; null: assumed */ source: 'notice' | 'package' | null;
  /** @example ["https://www.gov.cn/zhengce/example"] */ papers: string[];
  /** @example "系统管理员" */ setByName: string | null;
  setAt: Date | null;
  days: NoticeDayAnswer[];
}

export class CalendarYearList {
  items: CalendarYearAnswer[];
}

export class StepMoveAnswer {
  /** The project, the part of one who helps, the blocker or the part of a called department */ dutyId: string;
  departmentId: string;
  /** @example "deadline" */ track: string;
  from: Date;
  /** null: no step is left */ to: Date | null;
}

export class YearChangeAnswer {
  /** @example 2027 */ year: number;
  /** false: these very days held already */ isNew: boolean;
  /** Pending steps that fall due at another time now */ steps: StepMoveAnswer[];
  /** Projects that count as behind their planned progress from another day on */ atRiskProjectIds: string[];
}
