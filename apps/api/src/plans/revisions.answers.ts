import { ApiProperty } from '@nestjs/swagger';
import { PROJECT_STATES } from '#policies';
import { ID, PageAnswer } from '../http/input/page.dto.js';
import { KINDS } from './revisions.dto.js';
import type { Decimal } from '../http/input/decimal.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const ANSWERS = { type: 'object', additionalProperties: { type: 'string' } } as const;

export class SubmittedRevisionAnswer {
  planId: string;
  /** Of the version within its plan @example 2 */ number: number;
  @ApiProperty({ ...ID, description: 'Progress: GET /v1/jobs/{jobId}' }) jobId: string;
}

export class RevisionCountsAnswer {
  /** @example 148 */ unchanged: number;
  /** @example 5 */ reworded: number;
  /** @example 2 */ 're-dated': number;
  /** @example 1 */ moved: number;
  /** @example 4 */ added: number;
  /** @example 3 */ removed: number;
  /** Changed ones that a person had edited @example 1 */ conflicts: number;
}

export class RevisionOutcomeAnswer {
  /** @example 149 */ kept: number;
  /** @example 7 */ rewritten: number;
  /** @example 4 */ added: number;
  /** @example 2 */ dropped: number;
  /** @example 1 */ editsKept: number;
  /** @example 0 */ projectTextsChanged: number;
  /** @example 1 */ dueDatesChanged: number;
  /** @example 0 */ projectsCancelled: number;
  @ApiProperty({ example: [ID.example], description: 'Projects that go on though the plan no longer has them' })
  projectsWithoutItem: string[];
}

export class RevisionAnswer {
  planId: string;
  /** 1 is the text first imported @example 2 */ number: number;
  @ApiProperty({ enum: ['reading', 'proposed', 'applied', 'discarded'] }) state: string;
  /** It is the text that the plan has now */ isCurrent: boolean;
  /** @example "工作要点（修订）.txt" */ fileName: string | null;
  /** What was left out of the file, and what could not be read for certain @example ["2 footnotes were left out."] */ notes: string[];
  /** Number of entries by kind */ counts: RevisionCountsAnswer;
  /** What applying it did */ outcome: RevisionOutcomeAnswer | null;
  /** Why it was discarded @example "传错了文件" */ message: string | null;
  /** @example "督查员" */ createdByName: string;
  createdAt: Date;
  /** @example "督查员" */ decidedByName: string | null;
  decidedAt: Date | null;
  /** @example 1 */ version: number;
}

export class RevisionPage extends PageAnswer {
  items: RevisionAnswer[];
}

export class ItemFaceAnswer {
  /** @example "三季度启动碧道建设" */ text: string;
  /** @example "2022-09-30" */ due: string | null;
  /** @example ["营造一流生态体系"] */ path: string[];
}

export class PlaceAnswer {
  /** @example 2310 */ start: number;
  /** @example 2319 */ end: number;
}

export class LaterItemAnswer extends ItemFaceAnswer {
  /** @example "碧道建设" */ title: string;
  /** Place in the later text, UTF-16 offsets, end exclusive */ span: PlaceAnswer;
  /** @example "四季度" */ dueText: string | null;
  /** @example ["20条以上"] */ quantities: string[];
}

export class TextChangeAnswer {
  /** @example "三" */ before: string;
  /** @example "四" */ after: string;
  /** UTF-16 offset in the wording before @example 0 */ beforeStart: number;
  /** UTF-16 offset in the wording after @example 0 */ afterStart: number;
}

export class ConcernedProjectAnswer {
  id: string;
  /** @example "碧道建设" */ title: string;
  @ApiProperty({ enum: PROJECT_STATES }) state: string;
  /** @example "2022-09-30" */ dueDate: string;
}

export class RevisionEntryAnswer {
  /** In reading order @example 12 */ number: number;
  @ApiProperty({ enum: KINDS }) kind: string;
  itemId: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, enum: ['draft', 'registered', 'dropped'] }) itemState: string | null;
  /** A person edited the item, and the plan says something else now */ isConflict: boolean;
  /** An earlier version had lost the item */ isBack: boolean;
  /** It stands under another heading, or in another order */ isMoved: boolean;
  /** Of the wording, 0 to 1 @example 0.86 */ similarity: Decimal;
  /** Where the wording differs */ changes: TextChangeAnswer[];
  /** As the plan had it */ before: ItemFaceAnswer | null;
  /** As a person made it */ mine: ItemFaceAnswer | null;
  /** As the later version has it */ after: LaterItemAnswer | null;
  /** Item that it was part of (拆分) @example "0190f3a2-5f6b-7cde-8a01-23456789abcd" */ splitFrom: string | null;
  @ApiProperty({ type: Number, nullable: true, example: null, description: 'Entry that it became part of (合并)' })
  mergedInto: number | null;
  project: ConcernedProjectAnswer | null;
  @ApiProperty({ ...ANSWERS, example: { item: 'new', dueDate: 'mine' }, description: 'What can be chosen, with the defaults' })
  choices: object;
  @ApiProperty({ ...ANSWERS, nullable: true, example: null, description: 'What was chosen when it was applied' })
  decision: object | null;
}

export class RevisionDetailAnswer extends RevisionAnswer {
  /** A page of the difference, in reading order */ entries: RevisionEntryAnswer[];
  /** null on the last page @example "WzUwXQ" */ nextCursor: string | null;
}
