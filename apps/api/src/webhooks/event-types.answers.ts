import { ApiProperty } from '@nestjs/swagger';

export class EventTypeAnswer {
  @ApiProperty({ example: 'project.reminded', description: 'As endpoints ask for it' }) type: string;
  @ApiProperty({ example: 'duban.project.reminded', description: 'As the body of a webhook names it' }) wireType: string;
  @ApiProperty({ example: 'project', description: 'What it is about' }) subject: string;
  @ApiProperty({ example: 1, description: 'Grows when the data of before would be misread; a further member is no new version' })
  version: number;
  @ApiProperty({ example: '催办' }) term: string;
  @ApiProperty({ example: 'A step before or at a date fell due; its people were reminded.' }) meaning: string;
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
  @ApiProperty({ type: [EventTypeAnswer] }) items: EventTypeAnswer[];
}
