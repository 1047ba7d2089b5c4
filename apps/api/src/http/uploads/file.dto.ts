import { ApiProperty } from '@nestjs/swagger';

/** A form with one file. */
export class FileBody {
  @ApiProperty({ type: String, format: 'binary', example: '(bytes)' })
  file: unknown;
}
