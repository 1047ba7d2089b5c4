import { ApiProperty } from '@nestjs/swagger';
import { ID } from '../http/input/page.dto.js';

export class BackgroundJobAnswer {
  id: string;
  /** @example "plan.import" */ kind: string;
  @ApiProperty({ enum: ['waiting', 'running', 'done', 'failed'] }) state: string;
  /** 0 to 100 @example 50 */ progress: number;
  /** @example "156 items found" */ message: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: { planId: ID.example, items: 156, skipped: 2 },
  })
  result: Record<string, unknown> | null;
  /** Who asked for it @example "0190f3a2-5f6b-7cde-8a01-23456789abcd" */ createdBy: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** Long work that was begun; the answer to 202. */
export class StartedJobAnswer {
  /** How far it is: GET /v1/jobs/{jobId} */ jobId: string;
}
