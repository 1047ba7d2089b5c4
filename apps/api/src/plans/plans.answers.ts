import { ApiProperty } from '@nestjs/swagger';
import { COMMITMENTS, HORIZONS, ITEM_KINDS } from '#plan-text';
import { ORIGINS } from '#policies';
import { NamedPersonAnswer } from '../http/input/named-people.dto.js';
import { ID, PageAnswer } from '../http/input/page.dto.js';
import type { Decimal } from '../http/input/decimal.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const RECURRENCES = ['daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly', 'regular'];
const FORMATS = ['text', 'markdown', 'html', 'docx', 'doc', 'pdf', 'xlsx', 'csv', 'ofd'];
const STATES = ['draft', 'registered', 'dropped', 'replaced'];

export class SubmittedPlanAnswer {
  planId: string;
  @ApiProperty({ ...ID, description: 'Progress: GET /v1/jobs/{jobId}' }) jobId: string;
}

export class ItemCountsAnswer {
  /** @example 120 */ draft: number;
  /** @example 30 */ registered: number;
  /** @example 4 */ dropped: number;
  /** @example 2 */ replaced: number;
}

export class PlanAnswer {
  id: string;
  /** @example "松山湖2022年工作要点" */ title: string;
  /** @example "松山湖" */ issuer: string | null;
  /** @example 2022 */ planYear: number | null;
  /** @example "工作要点.txt" */ fileName: string | null;
  @ApiProperty({ enum: ['importing', 'review', 'failed', 'superseded', 'withdrawn'] }) state: string;
  @ApiProperty({ enum: FORMATS, example: 'docx' }) format: string;
  /** What was left out of the file @example ["Headers, footers and page numbers of 12 pages were left out."] */
  notes: string[];

  @ApiProperty({ enum: ORIGINS, description: '计划, 批示, 会议纪要 …: its tasks are registered with it' }) origin: string;
  createdAt: Date;
  /** @example 1 */ version: number;
  /** Number of items by state */ items: ItemCountsAnswer;
}

export class SkippedAnswer {
  /** @example 0 */ start: number;
  /** @example 24 */ end: number;
  /** @example "review-of-past" */ reason: string;
  /** @example "2021年完成了三项任务" */ text: string;
}

export class UnmatchedNameAnswer {
  /** @example "区碧道专班" */ name: string;
  @ApiProperty({
    enum: ['unknown', 'ambiguous', 'collective'],
    description: 'collective: 各街道, 有关部门 and the like mean many',
  })
  reason: string;
  @ApiProperty({ enum: ['department', 'leader'] }) role: string;
  /** Departments that could be meant @example ["城市建设局"] */ candidates: string[];
  @ApiProperty({ example: [ID.example], description: 'Items that name it' }) itemIds: string[];
}

export class PlanDetailAnswer extends PlanAnswer {
  /** Whatever became no item, with the reason */ skipped: SkippedAnswer[];
  /** Names in the plan that the roster does not have */ unmatchedNames: UnmatchedNameAnswer[];
}

export class PlanPage extends PageAnswer {
  items: PlanAnswer[];
}

export class SpanAnswer {
  /** @example 2310 */ start: number;
  /** @example 2316 */ end: number;
}

export class ContextAnswer {
  /** @example "推进月荷湖综合治理工程(一期)项目完工;" */ before: string;
  /** @example "启动碧道建设" */ text: string;
  /** @example "。精心打造科技类景观小品" */ after: string;
}

export class TargetAnswer {
  /** @example "3500个" */ text: string;
  /** What is counted @example "公办义务教育学位" */ subject: string | null;
  /** @example 3500 */ value: Decimal | null;
  @ApiProperty({ type: Number, nullable: true, example: null, description: 'Upper end of a range' }) upTo: number | null;
  /** @example "个" */ unit: string;
  @ApiProperty({ enum: ['exactly', 'at-least', 'more-than', 'at-most', 'less-than', 'about', 'grow-by', 'shrink-by'] })
  comparison: string;
}

export class ResponsibilityAnswer {
  /** @example ["区生态环境局"] */ leads: string[];
  /** @example ["区城建局"] */ cooperating: string[];
  /** @example ["王某"] */ leaders: string[];
}

export class RowDetailAnswer {
  /** The words over its column @example "第一季度" */ column: string;
  /** @example "完成施工图审查" */ words: string;
}

export class PlanItemAnswer {
  id: string;
  planId: string;
  /** @example "启动碧道建设" */ text: string;
  /** @example "碧道建设" */ title: string;
  /** @example ["坚持以国际一流标准打造城市中心","营造一流生态体系"] */ path: string[];
  /** Place in the source, UTF-16 offsets, end exclusive */ span: SpanAnswer;
  context: ContextAnswer;
  /** @example "三季度" */ dueText: string | null;
  /** @example "2022-09-30" */ due: string | null;
  /** @example ["20条以上"] */ quantities: string[];
  @ApiProperty({ enum: COMMITMENTS }) commitment: string;
  @ApiProperty({ enum: ITEM_KINDS }) kind: string;
  /** @example "启动" */ action: string | null;
  /** @example "碧道建设" */ object: string | null;
  /** First day from which it holds @example "2022-03-01" */ start: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, enum: RECURRENCES, example: 'monthly' }) recurrence: string | null;
  /** The text presses for speed (尽快) without a date */ isUrgent: boolean;
  targets: TargetAnswer[];
  /** What other columns of its row say, where it stands in a table */ details: RowDetailAnswer[];
  /** five-year: it stands in a chapter on five years */
  @ApiProperty({ enum: HORIZONS })
  horizon: string;

  /** Who answers for it, as the document writes it */ responsibility: ResponsibilityAnswer | null;
  /** 牵头单位 */ leadDepartmentId: string | null;
  @ApiProperty({ type: [String], example: [ID.example], description: '配合单位' }) cooperatingDepartmentIds: string[];
  /** 分管领导 */ leaderId: string | null;
  /** 责任领导, 责任人, 联络员, as a ledger named them; registration finds who they are in the roster */ people: NamedPersonAnswer[];
  @ApiProperty({ ...NULLABLE_TEXT, enum: ['document', 'ledger', 'person'], description: 'Where the assignment comes from' })
  assignedFrom: string | null;
  @ApiProperty({ enum: STATES }) state: string;
  /** @example "口号，不立项" */ dropReason: string | null;
  /** Items that this one was split or merged from @example [] */ derivedFrom: string[];
  projectId: string | null;
  /** @example 1 */ version: number;
}

export class PlanItemPage extends PageAnswer {
  items: PlanItemAnswer[];
}

export class PlanItemList {
  items: PlanItemAnswer[];
}

export class RegisteredItemAnswer {
  projectId: string;
  itemId: string;
  /** false: it had been registered before, and nothing was changed */ created: boolean;
}

export class RegistrationAnswer {
  registered: RegisteredItemAnswer[];
}
