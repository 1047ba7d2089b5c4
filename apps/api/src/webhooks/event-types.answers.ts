import { ApiProperty } from '@nestjs/swagger';

export class EventTypeAnswer {
  /** As endpoints ask for it @example "project.reminded" */ type: string;
  /** As the body of a webhook names it @example "duban.project.reminded" */ wireType: string;
  /** What it is about @example "project" */ subject: string;
  /** Grows when the data of before would be misread; a further member is no new version @example 1 */ version: number;
  /** @example "催办" */ term: string;
  /** @example "A step before or at a date fell due; its people were reminded." */ meaning: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'JSON Schema 2020-12 of the body of a webhook',
    example: { $id: 'urn:duban:event:project.reminded:1', type: 'object' },
  })
  schema: object;
  @ApiProperty({ type: 'object', additionalProperties: true, example: { specversion: '1.0', type: 'duban.project.reminded' } })
  example: object;
}

export class EventTypeList {
  items: EventTypeAnswer[];
}
