import { ApiProperty } from '@nestjs/swagger';
import { COMMITMENTS, ITEM_KINDS } from '#plan-text';
import { ID, PageAnswer } from '../http/page.dto.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const RECURRENCES = ['daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly', 'regular'];
const FORMATS = ['text', 'markdown', 'html', 'docx', 'doc', 'pdf', 'xlsx', 'csv', 'ofd'];
const STATES = ['draft', 'registered', 'dropped', 'replaced'];

export class SubmittedPlanAnswer {
  @ApiProperty(ID) planId: string;
  @ApiProperty({ ...ID, description: 'Progress: GET /v1/jobs/{jobId}' }) jobId: string;
}

class ItemCountsAnswer {
  @ApiProperty({ example: 120 }) draft: number;
  @ApiProperty({ example: 30 }) registered: number;
  @ApiProperty({ example: 4 }) dropped: number;
  @ApiProperty({ example: 2 }) replaced: number;
}

export class PlanAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: '松山湖2022年工作要点' }) title: string;
  @ApiProperty({ ...NULLABLE_TEXT, example: '松山湖' }) issuer: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 2022 }) planYear: number | null;
  @ApiProperty({ ...NULLABLE_TEXT, example: '工作要点.txt' }) fileName: string | null;
  @ApiProperty({ enum: ['importing', 'review', 'failed', 'superseded'] }) state: string;
  @ApiProperty({ enum: FORMATS, example: 'docx' }) format: string;
  @ApiProperty({
    example: ['Headers, footers and page numbers of 12 pages were left out.'],
    description: 'What was left out of the file',
  })
  notes: string[];
  @ApiProperty() createdAt: Date;
  @ApiProperty({ example: 1 }) version: number;
  @ApiProperty({ description: 'Number of items by state' }) items: ItemCountsAnswer;
}

class SkippedAnswer {
  @ApiProperty({ example: 0 }) start: number;
  @ApiProperty({ example: 24 }) end: number;
  @ApiProperty({ example: 'review-of-past' }) reason: string;
  @ApiProperty({ example: '2021年完成了三项任务' }) text: string;
}

class UnmatchedNameAnswer {
  @ApiProperty({ example: '区碧道专班' }) name: string;
  @ApiProperty({
    enum: ['unknown', 'ambiguous', 'collective'],
    description: 'collective: 各街道, 有关部门 and the like mean many',
  })
  reason: string;
  @ApiProperty({ enum: ['department', 'leader'] }) role: string;
  @ApiProperty({ example: ['城市建设局'], description: 'Departments that could be meant' }) candidates: string[];
  @ApiProperty({ example: [ID.example], description: 'Items that name it' }) itemIds: string[];
}

export class PlanDetailAnswer extends PlanAnswer {
  @ApiProperty({ type: [SkippedAnswer], description: 'Whatever became no item, with the reason' }) skipped: SkippedAnswer[];
  @ApiProperty({ type: [UnmatchedNameAnswer], description: 'Names in the plan that the roster does not have' })
  unmatchedNames: UnmatchedNameAnswer[];
}

export class PlanPage extends PageAnswer {
  @ApiProperty({ type: [PlanAnswer] }) items: PlanAnswer[];
}

class SpanAnswer {
  @ApiProperty({ example: 2310 }) start: number;
  @ApiProperty({ example: 2316 }) end: number;
}

class ContextAnswer {
  @ApiProperty({ example: '推进月荷湖综合治理工程(一期)项目完工;' }) before: string;
  @ApiProperty({ example: '启动碧道建设' }) text: string;
  @ApiProperty({ example: '。精心打造科技类景观小品' }) after: string;
}

class TargetAnswer {
  @ApiProperty({ example: '3500个' }) text: string;
  @ApiProperty({ ...NULLABLE_TEXT, example: '公办义务教育学位', description: 'What is counted' }) subject: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 3500 }) value: number | null;
  @ApiProperty({ type: Number, nullable: true, example: null, description: 'Upper end of a range' }) upTo: number | null;
  @ApiProperty({ example: '个' }) unit: string;
  @ApiProperty({ enum: ['exactly', 'at-least', 'more-than', 'at-most', 'less-than', 'about', 'grow-by', 'shrink-by'] })
  comparison: string;
}

class ResponsibilityAnswer {
  @ApiProperty({ example: ['区生态环境局'] }) leads: string[];
  @ApiProperty({ example: ['区城建局'] }) cooperating: string[];
  @ApiProperty({ example: ['王某'] }) leaders: string[];
}

export class PlanItemAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty(ID) planId: string;
  @ApiProperty({ example: '启动碧道建设' }) text: string;
  @ApiProperty({ example: '碧道建设' }) title: string;
  @ApiProperty({ example: ['坚持以国际一流标准打造城市中心', '营造一流生态体系'] }) path: string[];
  @ApiProperty({ description: 'Place in the source, UTF-16 offsets, end exclusive' }) span: SpanAnswer;
  @ApiProperty() context: ContextAnswer;
  @ApiProperty({ ...NULLABLE_TEXT, example: '三季度' }) dueText: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, example: '2022-09-30' }) due: string | null;
  @ApiProperty({ example: ['20条以上'] }) quantities: string[];
  @ApiProperty({ enum: COMMITMENTS }) commitment: string;
  @ApiProperty({ enum: ITEM_KINDS }) kind: string;
  @ApiProperty({ ...NULLABLE_TEXT, example: '启动' }) action: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, example: '碧道建设' }) object: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, example: '2022-03-01', description: 'First day from which it holds' }) start: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, enum: RECURRENCES, example: 'monthly' }) recurrence: string | null;
  @ApiProperty({ description: 'The text presses for speed (尽快) without a date' }) isUrgent: boolean;
  @ApiProperty({ type: [TargetAnswer] }) targets: TargetAnswer[];
  @ApiProperty({ type: ResponsibilityAnswer, nullable: true, description: 'Who answers for it, as the document writes it' })
  responsibility: ResponsibilityAnswer | null;
  @ApiProperty({ ...ID, ...NULLABLE_TEXT, description: '牵头单位' }) leadDepartmentId: string | null;
  @ApiProperty({ type: [String], example: [ID.example], description: '配合单位' }) cooperatingDepartmentIds: string[];
  @ApiProperty({ ...ID, ...NULLABLE_TEXT, description: '分管领导' }) leaderId: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, enum: ['document', 'ledger', 'person'], description: 'Where the assignment comes from' })
  assignedFrom: string | null;
  @ApiProperty({ enum: STATES }) state: string;
  @ApiProperty({ ...NULLABLE_TEXT, example: '口号，不立项' }) dropReason: string | null;
  @ApiProperty({ example: [], description: 'Items that this one was split or merged from' }) derivedFrom: string[];
  @ApiProperty({ ...ID, ...NULLABLE_TEXT }) projectId: string | null;
  @ApiProperty({ example: 1 }) version: number;
}

export class PlanItemPage extends PageAnswer {
  @ApiProperty({ type: [PlanItemAnswer] }) items: PlanItemAnswer[];
}

export class PlanItemList {
  @ApiProperty({ type: [PlanItemAnswer] }) items: PlanItemAnswer[];
}

class RegisteredItemAnswer {
  @ApiProperty(ID) projectId: string;
  @ApiProperty(ID) itemId: string;
  @ApiProperty({ description: 'false: it had been registered before, and nothing was changed' }) created: boolean;
}

export class RegistrationAnswer {
  @ApiProperty({ type: [RegisteredItemAnswer] }) registered: RegisteredItemAnswer[];
}
