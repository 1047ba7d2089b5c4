import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, IsUUID } from 'class-validator';
import {
  type Kind,
  KINDS,
  type Language,
  LANGUAGES,
  type SavedTemplate,
  type Shown,
  type Template,
  type TemplateReading,
  type TemplateState,
  TEMPLATES,
} from '#delivery';
import { ID } from '../http/page.dto.js';

export const TEMPLATE = {
  type: 'object',
  additionalProperties: true,
  example: {
    ...TEMPLATES['zh-CN'].call,
    channels: { sms: { title: '催办：{{ title }}' } },
  },
} as const;

export const LANGUAGE_PARAM = { name: 'language', enum: [...LANGUAGES] };
export const KIND_PARAM = { name: 'kind', enum: [...KINDS] };

export class TemplateBody {
  @ApiProperty({
    ...TEMPLATE,
    description:
      'Liquid in `title`, `opening`, `details` (label, value) and `actions` (label, link), each a text or a list of texts that are joined; `channels` says by the name of a channel what is said otherwise there',
  })
  @IsObject()
  template: Record<string, unknown>;
}

export class PreviewBody {
  @ApiPropertyOptional({ ...TEMPLATE, description: 'A draft; default: the template in force' })
  @IsOptional()
  @IsObject()
  template?: Record<string, unknown>;

  @ApiPropertyOptional({ ...ID, description: 'Of a project whose facts are taken; default: the example of the kind' })
  @IsOptional()
  @IsUUID()
  projectId?: string;
}

class ShownAnswer implements Shown {
  @ApiProperty({ example: 'email', description: 'Of people, or a vendor of robots' }) channel: string;
  @ApiProperty({ example: false, description: 'The template fails on these facts: the message would go out by the shipped one' })
  isBuiltIn: boolean;
  @ApiProperty({ example: '【督办（红）】启动碧道建设（已逾期 7 天）' }) title: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '该事项已超过完成时限。',
    description: 'Below the title; of sms all of it',
  })
  text: string | null;
  @ApiProperty({ type: String, nullable: true, example: '<!doctype html>…', description: 'Of email' }) html: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: { msgtype: 'markdown', markdown: { content: '### 启动碧道建设' } },
    description: 'What a chat program is sent',
  })
  body: object | null;
}

export class PreviewAnswer {
  @ApiProperty({ type: [ShownAnswer] }) items: ShownAnswer[];
}

export class TemplateStateAnswer implements TemplateState {
  @ApiProperty({ enum: LANGUAGES }) language: Language;
  @ApiProperty({ enum: KINDS }) kind: Kind;
  @ApiProperty({ example: 2, description: 'Of the newest saved one, for If-Match; 0 where none was ever saved' }) version: number;
  @ApiProperty({ example: false, description: 'The one that Duban ships is in force' }) isBuiltIn: boolean;
  @ApiProperty({ type: String, nullable: true, example: '王督查' }) changedByName: string | null;
  @ApiProperty({ type: Date, nullable: true }) changedAt: Date | null;
}

export class TemplateList {
  @ApiProperty({ type: [TemplateStateAnswer] }) items: TemplateStateAnswer[];
}

class SavedTemplateAnswer implements SavedTemplate {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: 2 }) version: number;
  @ApiProperty({ ...TEMPLATE, nullable: true, description: 'null: back to the one that Duban ships' }) template: Template | null;
  @ApiProperty({ example: '王督查' }) createdByName: string;
  @ApiProperty() createdAt: Date;
}

export class TemplateAnswer extends TemplateStateAnswer implements TemplateReading {
  @ApiProperty(TEMPLATE) inForce: Template;
  @ApiProperty({ ...TEMPLATE, description: 'The one that Duban ships' }) builtIn: Template;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { name: '环保局工作群', from: '王督查' },
    description: 'What a template of this kind may name, with an example of each',
  })
  facts: Record<string, unknown>;
  @ApiProperty({ type: [SavedTemplateAnswer], description: 'Newest first' }) versions: SavedTemplateAnswer[];
}
