import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ID, PageAnswer } from '../http/page.dto.js';
import { NamedAnswer } from './projects.answers.js';

const NULLABLE_DATE = { type: Date, nullable: true } as const;

class AttachmentName {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: '竣工验收报告.pdf' }) name: string;
}

export class AttachmentAnswer extends AttachmentName {
  @ApiProperty(ID) projectId: string;
  @ApiProperty({ ...ID, type: String, nullable: true }) reportId: string | null;
  @ApiProperty({ example: 'application/pdf' }) mediaType: string;
  @ApiProperty({ example: 183_204 }) bytes: number;
  @ApiProperty({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' }) sha256: string;
  @ApiProperty({ example: '环保经办' }) uploadedByName: string;
  @ApiProperty() uploadedAt: Date;
  @ApiProperty({ ...NULLABLE_DATE, description: 'null: no report names it yet' }) handedInAt: Date | null;
}

export class AttachmentList {
  @ApiProperty({ type: [AttachmentAnswer] }) items: AttachmentAnswer[];
}

export class AttachmentBody {
  @ApiProperty({ type: String, format: 'binary', example: '(bytes)' })
  @IsOptional()
  file?: unknown;
}

class ReportAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ type: NamedAnswer, nullable: true, description: 'Lead or helping; null in old reports' })
  department: NamedAnswer | null;
  @ApiProperty({ example: 45 }) percent: number;
  @ApiProperty({ example: '已完成施工图审查' }) text: string;
  @ApiProperty({ type: String, nullable: true, example: '征地尚未完成' }) problems: string | null;
  @ApiProperty({ example: '环保经办' }) reportedByName: string;
  @ApiProperty() reportedAt: Date;
  @ApiProperty(NULLABLE_DATE) returnedAt: Date | null;
  @ApiProperty({ type: String, nullable: true, example: '未说明征地进展' }) returnReason: string | null;
  @ApiProperty({ type: [AttachmentName] }) attachments: AttachmentName[];
}

export class ReportPage extends PageAnswer {
  @ApiProperty({ type: [ReportAnswer] }) items: ReportAnswer[];
}
