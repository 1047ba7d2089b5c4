import { ApiProperty } from '@nestjs/swagger';
import { ID, PageAnswer } from './page.dto.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
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
  @ApiProperty({ enum: ['importing', 'review', 'failed'] }) state: string;
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

export class PlanDetailAnswer extends PlanAnswer {
  @ApiProperty({ type: [SkippedAnswer], description: 'Whatever became no item, with the reason' }) skipped: SkippedAnswer[];
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
  @ApiProperty({ enum: ['achieve', 'start', 'advance', 'strive', 'explore'] }) commitment: string;
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
