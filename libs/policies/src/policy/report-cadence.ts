import { ArrayNotEmpty, ArrayUnique, IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

export const CADENCES = ['weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly', 'dates', 'none'] as const;

const DATE_OR_DAY = /^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** When a department owes a progress report. */
export class ReportCadence {
  @IsIn(CADENCES, { message: `report.cadence must be one of ${CADENCES.join(', ')}` })
  cadence: (typeof CADENCES)[number];

  /** Day of the last month of the period; in a month that has no such day, its last one. Weekly: 1 Monday to 7 Sunday. */
  @IsInt()
  @Min(1)
  @Max(31)
  day: number;

  /** With `dates`: days that count once (2022-06-30) or every year (06-30). */
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayUnique()
  @Matches(DATE_OR_DAY, { each: true, message: 'report.dates must be dates as 2022-06-30 or 06-30' })
  dates?: string[];

  /** A report this many days before a report date, or nearer, answers it. */
  @IsInt()
  @Min(0)
  minimumGapDays: number;

  @IsOptional()
  @IsString()
  source?: string;
}
