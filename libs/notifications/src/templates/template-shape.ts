import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, IsOptional, Validate, ValidateNested, ValidatorConstraint } from 'class-validator';
import { joined } from '../messages/render.js';
import type { ChannelTemplate, Template, Text } from '../messages/template.js';

/** In characters of a template's text, before it is filled. */
const LONGEST_TEXT = 8000;
const MOST_DETAILS = 20;
const MOST_ACTIONS = 3;

@ValidatorConstraint({ name: 'isText' })
class IsTextRule {
  validate(value: unknown): boolean {
    const pieces = Array.isArray(value) ? value : [value];
    return pieces.every((piece) => typeof piece === 'string') && joined(pieces).length <= LONGEST_TEXT;
  }

  defaultMessage(): string {
    return `it must be a text, or a list of texts that are joined, of at most ${LONGEST_TEXT} characters`;
  }
}

class DetailShape {
  @Validate(IsTextRule) label: Text;
  @Validate(IsTextRule) value: Text;
}

class ActionShape {
  @Validate(IsTextRule) label: Text;
  @Validate(IsTextRule) link: Text;
}

/** What a template says otherwise through one channel. */
export class ChannelTemplateShape implements ChannelTemplate {
  @IsOptional() @Validate(IsTextRule) title?: Text;
  @IsOptional() @Validate(IsTextRule) opening?: Text;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_DETAILS)
  @ValidateNested({ each: true })
  @Type(() => DetailShape)
  details?: DetailShape[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_ACTIONS)
  @ValidateNested({ each: true })
  @Type(() => ActionShape)
  actions?: ActionShape[];
}

/** A template as a person writes it, by its fields. */
export class TemplateShape implements Template {
  @Validate(IsTextRule) title: Text;
  @Validate(IsTextRule) opening: Text;

  @IsArray()
  @ArrayMaxSize(MOST_DETAILS)
  @ValidateNested({ each: true })
  @Type(() => DetailShape)
  details: DetailShape[];

  @IsArray()
  @ArrayMaxSize(MOST_ACTIONS)
  @ValidateNested({ each: true })
  @Type(() => ActionShape)
  actions: ActionShape[];

  @IsOptional()
  @IsObject()
  channels?: Record<string, ChannelTemplate>;
}
