import { ApiProperty } from '@nestjs/swagger';
import { type Lamp } from '#policies';
import { PageAnswer } from '../http/input/page.dto.js';
import { Flag } from '../http/input/query-parameters.js';
import { NamedAnswer } from './projects.answers.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export class AttachmentName {
  id: string;
  /** @example "竣工验收报告.pdf" */ name: string;
}

export class AttachmentAnswer extends AttachmentName {
  projectId: string;
  reportId: string | null;
  /** @example "application/pdf" */ mediaType: string;
  /** A browser shows it with `?inline=true` @example true */ canPreview: boolean;
  /** @example 183204 */ bytes: number;
  /** @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" */ sha256: string;
  /** @example "环保经办" */ uploadedByName: string;
  uploadedAt: Date;
  /** null: no report names it yet */ handedInAt: Date | null;
}

export class AttachmentList {
  items: AttachmentAnswer[];
}

export class AttachmentQuery {
  /** true: a PDF, a picture or a text is shown by the browser instead of saved @example true */
  @Flag()
  inline?: boolean;
}

export class AttachmentBody {
  @ApiProperty({ type: String, format: 'binary', example: '(bytes)' })
  @MayBeLeftOut()
  file?: unknown;
}

export class ReportAnswer {
  id: string;
  /** Lead or helping; null in old reports */ department: NamedAnswer | null;
  /** @example 45 */ percent: number;
  /** @example "已完成施工图审查" */ text: string;
  /** @example "征地尚未完成" */ problems: string | null;
  /** @example "环保经办" */ reportedByName: string;
  reportedAt: Date;
  returnedAt: Date | null;
  /** @example "未说明征地进展" */ returnReason: string | null;
  attachments: AttachmentName[];
}

export class ReportPage extends PageAnswer {
  items: ReportAnswer[];
}

/** A period of a recurring duty. */
export class DutyPeriodAnswer {
  /** The day on which it ends, when its report is owed @example "2022-03-31" */ dueDate: string;
  /** The day of the report that answered for it; after its end it is late @example "2022-03-28" */ reportedOn: string | null;
  /** red: its day has passed without a report; yellow: it ends within three workdays; off: answered, or not begun */
  lamp: Lamp;
}

export class DutyPeriodList {
  items: DutyPeriodAnswer[];
}
