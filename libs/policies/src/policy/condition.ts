import { ArrayNotEmpty, ArrayUnique, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, Min } from 'class-validator';
import { type Commitment, COMMITMENTS, ITEM_KINDS, type ItemKind } from '#plan-text';
import { type Origin, ORIGINS, PRIORITIES, type Priority } from '../projects/project-origin.js';

/** Lamps that an open project may have. */
export const OPEN_LAMPS = ['green', 'yellow', 'red'] as const;

const List = (): PropertyDecorator => (target, key) => {
  for (const decorate of [IsOptional(), ArrayNotEmpty(), ArrayUnique()]) decorate(target, key);
};
const Among = (field: string, values: readonly string[]): PropertyDecorator =>
  IsIn(values, { each: true, message: `${field} must be among ${values.join(', ')}` });

/** What a project must be like. Everything that is given must hold; of a list, one is enough. */
export class ProjectCondition {
  /** Tasks or indicators (主要预期目标). Only items of plans have a kind. */
  @List()
  @Among('kinds', ITEM_KINDS)
  kinds?: ItemKind[];

  /** How much the item promises. Only items of plans do. */
  @List()
  @Among('commitments', COMMITMENTS)
  commitments?: Commitment[];

  @List()
  @Among('priorities', PRIORITIES)
  priorities?: Priority[];

  @List()
  @Among('origins', ORIGINS)
  origins?: Origin[];

  @List()
  @IsString({ each: true })
  series?: string[];

  @List()
  @IsString({ each: true })
  tags?: string[];

  /** Codes of lead departments. */
  @List()
  @IsString({ each: true })
  departments?: string[];

  @List()
  @IsUUID(undefined, { each: true })
  plans?: string[];

  @IsOptional()
  @IsBoolean()
  confidential?: boolean;
}

/** The same for a step, which may also ask how the project stands when the step falls due. */
export class StepCondition extends ProjectCondition {
  @List()
  @Among('lamps', OPEN_LAMPS)
  lamps?: (typeof OPEN_LAMPS)[number][];

  /** At least so many percentage points below its planned progress (应达进度). */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  pointsBehind?: number;

  /** At least so many extensions were granted. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(20)
  extensions?: number;

  /** Nobody of the lead department has read the latest message about it. */
  @IsOptional()
  @IsBoolean()
  unread?: boolean;

  /** The lead department hasn't signed. */
  @IsOptional()
  @IsBoolean()
  unacknowledged?: boolean;

  /** A report is owed and its day has passed. */
  @IsOptional()
  @IsBoolean()
  unreported?: boolean;
}
