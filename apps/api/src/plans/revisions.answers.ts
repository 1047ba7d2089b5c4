import { ApiProperty } from '@nestjs/swagger';
import { PROJECT_STATES } from '#policies';
import { ID, PageAnswer } from '../http/page.dto.js';
import { KINDS } from './revisions.dto.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const ANSWERS = { type: 'object', additionalProperties: { type: 'string' } } as const;

export class SubmittedRevisionAnswer {
  @ApiProperty(ID) planId: string;
  @ApiProperty({ example: 2, description: 'Of the version within its plan' }) number: number;
  @ApiProperty({ ...ID, description: 'Progress: GET /v1/jobs/{jobId}' }) jobId: string;
}

class RevisionCountsAnswer {
  @ApiProperty({ example: 148 }) unchanged: number;
  @ApiProperty({ example: 5 }) reworded: number;
  @ApiProperty({ example: 2 }) 're-dated': number;
  @ApiProperty({ example: 1 }) moved: number;
  @ApiProperty({ example: 4 }) added: number;
  @ApiProperty({ example: 3 }) removed: number;
  @ApiProperty({ example: 1, description: 'Changed ones that a person had edited' }) conflicts: number;
}

class RevisionOutcomeAnswer {
  @ApiProperty({ example: 149 }) kept: number;
  @ApiProperty({ example: 7 }) rewritten: number;
  @ApiProperty({ example: 4 }) added: number;
  @ApiProperty({ example: 2 }) dropped: number;
  @ApiProperty({ example: 1 }) editsKept: number;
  @ApiProperty({ example: 0 }) projectTextsChanged: number;
  @ApiProperty({ example: 1 }) dueDatesChanged: number;
  @ApiProperty({ example: 0 }) projectsCancelled: number;
  @ApiProperty({ example: [ID.example], description: 'Projects that go on though the plan no longer has them' })
  projectsWithoutItem: string[];
}

export class RevisionAnswer {
  @ApiProperty(ID) planId: string;
  @ApiProperty({ example: 2, description: '1 is the text first imported' }) number: number;
  @ApiProperty({ enum: ['reading', 'proposed', 'applied', 'discarded'] }) state: string;
  @ApiProperty({ description: 'It is the text that the plan has now' }) isCurrent: boolean;
  @ApiProperty({ ...NULLABLE_TEXT, example: '工作要点（修订）.txt' }) fileName: string | null;
  @ApiProperty({ description: 'Number of entries by kind' }) counts: RevisionCountsAnswer;
  @ApiProperty({ type: RevisionOutcomeAnswer, nullable: true, description: 'What applying it did' })
  outcome: RevisionOutcomeAnswer | null;
  @ApiProperty({ ...NULLABLE_TEXT, example: '传错了文件', description: 'Why it was discarded' }) message: string | null;
  @ApiProperty({ example: '督查员' }) createdByName: string;
  @ApiProperty() createdAt: Date;
  @ApiProperty({ ...NULLABLE_TEXT, example: '督查员' }) decidedByName: string | null;
  @ApiProperty({ type: Date, nullable: true }) decidedAt: Date | null;
  @ApiProperty({ example: 1 }) version: number;
}

export class RevisionPage extends PageAnswer {
  @ApiProperty({ type: [RevisionAnswer] }) items: RevisionAnswer[];
}

class ItemFaceAnswer {
  @ApiProperty({ example: '三季度启动碧道建设' }) text: string;
  @ApiProperty({ ...NULLABLE_TEXT, example: '2022-09-30' }) due: string | null;
  @ApiProperty({ example: ['营造一流生态体系'] }) path: string[];
}

class PlaceAnswer {
  @ApiProperty({ example: 2310 }) start: number;
  @ApiProperty({ example: 2319 }) end: number;
}

class LaterItemAnswer extends ItemFaceAnswer {
  @ApiProperty({ example: '碧道建设' }) title: string;
  @ApiProperty({ description: 'Place in the later text, UTF-16 offsets, end exclusive' }) span: PlaceAnswer;
  @ApiProperty({ ...NULLABLE_TEXT, example: '四季度' }) dueText: string | null;
  @ApiProperty({ example: ['20条以上'] }) quantities: string[];
}

class TextChangeAnswer {
  @ApiProperty({ example: '三' }) before: string;
  @ApiProperty({ example: '四' }) after: string;
  @ApiProperty({ example: 0, description: 'UTF-16 offset in the wording before' }) beforeStart: number;
  @ApiProperty({ example: 0, description: 'UTF-16 offset in the wording after' }) afterStart: number;
}

class ConcernedProjectAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: '碧道建设' }) title: string;
  @ApiProperty({ enum: PROJECT_STATES }) state: string;
  @ApiProperty({ example: '2022-09-30' }) dueDate: string;
}

class RevisionEntryAnswer {
  @ApiProperty({ example: 12, description: 'In reading order' }) number: number;
  @ApiProperty({ enum: KINDS }) kind: string;
  @ApiProperty({ ...ID, ...NULLABLE_TEXT }) itemId: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, enum: ['draft', 'registered', 'dropped'] }) itemState: string | null;
  @ApiProperty({ description: 'A person edited the item, and the plan says something else now' }) isConflict: boolean;
  @ApiProperty({ description: 'An earlier version had lost the item' }) isBack: boolean;
  @ApiProperty({ description: 'It stands under another heading, or in another order' }) isMoved: boolean;
  @ApiProperty({ example: 0.86, description: 'Of the wording, 0 to 1' }) similarity: number;
  @ApiProperty({ type: [TextChangeAnswer], description: 'Where the wording differs' }) changes: TextChangeAnswer[];
  @ApiProperty({ type: ItemFaceAnswer, nullable: true, description: 'As the plan had it' }) before: ItemFaceAnswer | null;
  @ApiProperty({ type: ItemFaceAnswer, nullable: true, description: 'As a person made it' }) mine: ItemFaceAnswer | null;
  @ApiProperty({ type: LaterItemAnswer, nullable: true, description: 'As the later version has it' })
  after: LaterItemAnswer | null;
  @ApiProperty({ ...ID, ...NULLABLE_TEXT, description: 'Item that it was part of (拆分)' }) splitFrom: string | null;
  @ApiProperty({ type: Number, nullable: true, example: null, description: 'Entry that it became part of (合并)' })
  mergedInto: number | null;
  @ApiProperty({ type: ConcernedProjectAnswer, nullable: true }) project: ConcernedProjectAnswer | null;
  @ApiProperty({ ...ANSWERS, example: { item: 'new', dueDate: 'mine' }, description: 'What can be chosen, with the defaults' })
  choices: object;
  @ApiProperty({ ...ANSWERS, nullable: true, example: null, description: 'What was chosen when it was applied' })
  decision: object | null;
}

export class RevisionDetailAnswer extends RevisionAnswer {
  @ApiProperty({ type: [RevisionEntryAnswer], description: 'A page of the difference, in reading order' })
  entries: RevisionEntryAnswer[];
  @ApiProperty({ type: String, nullable: true, example: 'WzUwXQ', description: 'null on the last page' })
  nextCursor: string | null;
}
