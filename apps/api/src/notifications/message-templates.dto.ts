import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsUUID } from 'class-validator';
import { type Kind, NOTICE_KINDS, type Language, LANGUAGES, type Template, TEMPLATES } from '#notifications';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export const TEMPLATE = {
  type: 'object',
  additionalProperties: true,
  example: {
    ...TEMPLATES['zh-CN'].call,
    channels: { sms: { title: '催办：{{ title }}' } },
  },
} as const;

export const LANGUAGE_PARAM = { name: 'language', enum: [...LANGUAGES] };
export const KIND_PARAM = { name: 'kind', enum: [...NOTICE_KINDS] };

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
  @MayBeLeftOut()
  @IsObject()
  template?: Record<string, unknown>;

  /** Of a project whose facts are taken; default: the example of the kind */
  @MayBeLeftOut()
  @IsUUID()
  projectId?: string;
}

export class ShownAnswer {
  /** Of people, or a vendor of robots @example "email" */ channel: string;
  /** The template fails on these facts: the message would go out by the shipped one @example false */ isBuiltIn: boolean;
  /** @example "【督办（红）】启动碧道建设（已逾期 7 天）" */ title: string;
  /** Below the title; of sms all of it @example "该事项已超过完成时限。" */ text: string | null;
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
  items: ShownAnswer[];
}

export class TemplateStateAnswer {
  language: Language;
  @ApiProperty({ enum: NOTICE_KINDS }) kind: Kind;
  /** Of the newest saved one, for If-Match; 0 where none was ever saved @example 2 */ version: number;
  /** The one that Duban ships is in force @example false */ isBuiltIn: boolean;
  /** @example "王督查" */ changedByName: string | null;
  changedAt: Date | null;
}

export class TemplateList {
  items: TemplateStateAnswer[];
}

export class SavedTemplateAnswer {
  id: string;
  /** @example 2 */ version: number;
  @ApiProperty({ ...TEMPLATE, nullable: true, description: 'null: back to the one that Duban ships' }) template: Template | null;
  /** @example "王督查" */ createdByName: string;
  createdAt: Date;
}

export class TemplateAnswer extends TemplateStateAnswer {
  @ApiProperty(TEMPLATE) inForce: Template;
  @ApiProperty({ ...TEMPLATE, description: 'The one that Duban ships' }) builtIn: Template;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { name: '环保局工作群', from: '王督查' },
    description: 'What a template of this kind may name, with an example of each',
  })
  facts: Record<string, unknown>;
  /** Newest first */ versions: SavedTemplateAnswer[];
}
