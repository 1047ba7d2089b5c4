import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import type { ChoiceDefaults, EntryChoice } from '#plans';
import { PageQuery } from '../http/page.dto.js';
import { List } from '../projects/projects.dto.js';

export const KINDS = ['unchanged', 'reworded', 're-dated', 'moved', 'added', 'removed'] as const;
const SIDES = ['new', 'mine'] as const;
const FATES = ['keep', 'cancel'] as const;

export class RevisionBody {
  @ApiPropertyOptional({
    description: 'The later version itself, when no file is uploaded.',
    example: '一、营造一流生态体系\n完成碧道建设。',
  })
  @IsOptional()
  @IsString()
  @MaxLength(900_000)
  text?: string;
}

export class DifferenceQuery extends PageQuery {
  @ApiPropertyOptional({ enum: KINDS, isArray: true })
  @IsOptional()
  @List()
  @IsIn(KINDS, { each: true })
  kind?: (typeof KINDS)[number][];
}

/** What is chosen for one entry; an entry says in `choices` what it offers. */
class EntryChoiceBody implements EntryChoice {
  @ApiProperty({ example: 12, description: 'Number of the entry' })
  @IsInt()
  @Min(1)
  entry: number;

  @ApiPropertyOptional({
    enum: SIDES,
    description: 'Wording of the item; an added one becomes a draft or is dropped, a removed draft is dropped or stays',
  })
  @IsOptional()
  @IsIn(SIDES)
  item?: EntryChoice['item'];

  @ApiPropertyOptional({ enum: SIDES, description: 'Title and text of its project' })
  @IsOptional()
  @IsIn(SIDES)
  projectText?: EntryChoice['projectText'];

  @ApiPropertyOptional({ enum: SIDES, description: 'Due date of its project; reminders follow' })
  @IsOptional()
  @IsIn(SIDES)
  dueDate?: EntryChoice['dueDate'];

  @ApiPropertyOptional({ enum: FATES, description: 'Of a removed item: what becomes of its project' })
  @IsOptional()
  @IsIn(FATES)
  project?: EntryChoice['project'];
}

/** What holds where nothing was chosen for an entry. */
class ChoiceDefaultsBody implements ChoiceDefaults {
  @ApiPropertyOptional({ enum: SIDES, default: 'mine', description: 'For items that a person edited' })
  @IsOptional()
  @IsIn(SIDES)
  conflicts?: ChoiceDefaults['conflicts'];

  @ApiPropertyOptional({ enum: SIDES, default: 'mine' })
  @IsOptional()
  @IsIn(SIDES)
  projectTexts?: ChoiceDefaults['projectTexts'];

  @ApiPropertyOptional({ enum: SIDES, default: 'mine' })
  @IsOptional()
  @IsIn(SIDES)
  dueDates?: ChoiceDefaults['dueDates'];

  @ApiPropertyOptional({ enum: FATES, default: 'keep' })
  @IsOptional()
  @IsIn(FATES)
  removedProjects?: ChoiceDefaults['removedProjects'];
}

export class ApplyBody {
  @ApiPropertyOptional({ type: [EntryChoiceBody] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => EntryChoiceBody)
  choices?: EntryChoiceBody[];

  @ApiPropertyOptional({ type: ChoiceDefaultsBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => ChoiceDefaultsBody)
  defaults?: ChoiceDefaultsBody;
}

export class DiscardBody {
  @ApiPropertyOptional({ example: '传错了文件' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}
