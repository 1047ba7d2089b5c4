import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsIn, IsUUID } from 'class-validator';
import type { Lamp } from '#policies';
import { BULK_ACTIONS, type BulkAction, type Task, TASK_KINDS, TASK_SCOPES, type TaskKind, type TaskScope } from '#tasks';
import { ID } from '../http/input/page.dto.js';
import { NamedAnswer, ProjectLinkAnswer, RefusalAnswer } from '../projects/projects.answers.js';
import { List } from '../http/input/query-parameters.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

/** As many projects as one request may act on. */
const MOST = 500;

export class TaskScopeQuery {
  /** me: what is yours, because you are named for it or nobody is; department: also what your colleagues are named for. Default: me */
  @MayBeLeftOut()
  @IsIn(TASK_SCOPES)
  scope?: TaskScope;
}

export class TasksQuery extends TaskScopeQuery {
  /** Only of these kinds */
  @MayBeLeftOut()
  @List()
  @IsIn(TASK_KINDS, { each: true })
  kind?: TaskKind[];
}

export class TaskSubjectAnswer {
  kind: Task['subject']['kind'];
  id: string;
  /** @example "碧道建设" */ title: string;
}

export class TaskProjectAnswer extends ProjectLinkAnswer {
  /** null where the task is not about the project itself */ lamp: Lamp | null;
}

export class TaskActionAnswer {
  /** @example "acknowledge" */ name: string;
  /** Operation: POST to this address @example "/v1/projects/0190f3a2-5f6b-7cde-8a01-23456789abcd/acknowledge" */
  path: string;
  /** What the body has to say @example ["percent","text"] */ requires: string[];
  /** For `If-Match`; null: the operation takes none @example 3 */ version: number | null;
  allowed: boolean;
  /** Why it is not possible now */ refusal: RefusalAnswer | null;
}

export class TaskAnswer {
  /** The same as long as the task stands @example "sign:0190f3a2-5f6b-7cde-8a01-23456789abcd" */ id: string;
  kind: TaskKind;
  subject: TaskSubjectAnswer;
  project: TaskProjectAnswer | null;
  /** By when; null: no day is set @example "2022-01-18" */ due: string | null;
  /** The day has passed */ overdue: boolean;
  /** Why, in the language of the request @example "2022-01-17交办，尚未签收" */ why: string;
  /** Who of your department has it; empty: nobody is named */ holders: NamedAnswer[];
  /** The likeliest first */ actions: TaskActionAnswer[];
}

export class TaskList {
  /** The most urgent first */ items: TaskAnswer[];
  /** How many they are @example 3 */ total: number;
}

export class TaskKindCount {
  kind: TaskKind;
  /** @example 2 */ count: number;
}

export class TaskCountAnswer {
  /** @example 3 */ total: number;
  /** Past their day @example 1 */ overdue: number;
  byKind: TaskKindCount[];
}

export class TaskActionsBody {
  /** 签收, 本期无变化 */
  @IsIn(BULK_ACTIONS)
  action: BulkAction;

  @ApiProperty({ type: [String], example: [ID.example], description: `1 to ${MOST} projects` })
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  projectIds: string[];
}

export class TaskOutcomeAnswer {
  projectId: string;
  outcome: 'done' | 'refused';
  /** The transition that was made @example "acknowledge" */ transition: string | null;
  /** Why it was refused */ problem: RefusalAnswer | null;
}

export class TaskActionsAnswer {
  /** @example 1 */ done: number;
  /** @example 0 */ refused: number;
  /** In the order of the request */ results: TaskOutcomeAnswer[];
}
