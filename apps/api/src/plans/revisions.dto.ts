import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsString, MaxLength, Min, ValidateNested, Max } from 'class-validator';
import type { ChoiceDefaults, EntryChoice } from '#plans';
import { PageQuery } from '../http/input/page.dto.js';
import { List } from '../http/input/query-parameters.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export const KINDS = ['unchanged', 'reworded', 're-dated', 'moved', 'added', 'removed'] as const;
const SIDES = ['new', 'mine'] as const;
const FATES = ['keep', 'cancel'] as const;

export class RevisionBody {
  @ApiPropertyOptional({
    description: 'The later version itself, when no file is uploaded.',
    example: '一、营造一流生态体系\n完成碧道建设。',
  })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(900_000)
  text?: string;
}

export class DifferenceQuery extends PageQuery {
  @MayBeLeftOut()
  @List()
  @IsIn(KINDS, { each: true })
  kind?: (typeof KINDS)[number][];
}

/** What is chosen for one entry; an entry says in `choices` what it offers. */
export class EntryChoiceBody implements EntryChoice {
  /** Number of the entry @example 12 */
  @IsInt()
  @Min(1)
  @Max(100_000)
  entry: number;

  /** Wording of the item; an added one becomes a draft or is dropped, a removed draft is dropped or stays */
  @MayBeLeftOut()
  @IsIn(SIDES)
  item?: EntryChoice['item'];

  /** Title and text of its project */
  @MayBeLeftOut()
  @IsIn(SIDES)
  projectText?: EntryChoice['projectText'];

  /** Due date of its project; reminders follow */
  @MayBeLeftOut()
  @IsIn(SIDES)
  dueDate?: EntryChoice['dueDate'];

  /** Of a removed item: what becomes of its project */
  @MayBeLeftOut()
  @IsIn(FATES)
  project?: EntryChoice['project'];
}

/** What holds where nothing was chosen for an entry. */
export class ChoiceDefaultsBody implements ChoiceDefaults {
  /** For items that a person edited. Default: mine */
  @MayBeLeftOut()
  @IsIn(SIDES)
  conflicts?: ChoiceDefaults['conflicts'];

  /** Default: mine */
  @MayBeLeftOut()
  @IsIn(SIDES)
  projectTexts?: ChoiceDefaults['projectTexts'];

  /** Default: mine */
  @MayBeLeftOut()
  @IsIn(SIDES)
  dueDates?: ChoiceDefaults['dueDates'];

  /** Default: keep */
  @MayBeLeftOut()
  @IsIn(FATES)
  removedProjects?: ChoiceDefaults['removedProjects'];
}

export class ApplyBody {
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => EntryChoiceBody)
  choices?: EntryChoiceBody[];

  @MayBeLeftOut()
  @ValidateNested()
  @Type(() => ChoiceDefaultsBody)
  defaults?: ChoiceDefaultsBody;
}

export class DiscardBody {
  /** @example "传错了文件" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(500)
  reason?: string;
}
