import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import {
  type Ledger,
  LEDGER_MEDIA_TYPES,
  type LedgerFormat,
  type LedgerLamp,
  type LedgerPerson,
  type PeopleColumnKey,
} from '#ledger';

/** How a task stands on the day of the ledger. */
export class LedgerStandingAnswer {
  /** What was done so far (进展情况). @example "已完成施工图审查" */ progress: string;
  /** @example "办理中" */ state: string;
  /** off: not under way */ lamp: LedgerLamp;
}

/** Somebody who is named for a task, in 责任领导, 责任人 or 联络员. */
export class LedgerPersonAnswer implements LedgerPerson {
  /** The column that names them */ column: PeopleColumnKey;
  /** @example "王建国" */ name: string;
  /** @example "0769-22891234" */ phone: string | null;
}

export class LedgerRowAnswer {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Names the row, whatever is sorted or edited later.',
    example: '0190f3a2-5f6b-7cde-8a01-23456789abcd@3',
  })
  ref: string | null;
  /** Headings above it, outermost first. @example ["一、营造一流生态体系"] */ path: string[];
  /** @example "启动碧道建设" */ task: string;
  /** @example ["3.5公里"] */ targets: string[];
  /** @example "环保局" */ lead: string | null;
  /** @example ["城管局"] */ cooperating: string[];
  /** @example "李主任" */ leader: string | null;
  /** Who is named for it; none where it is left out. */ people?: LedgerPersonAnswer[];
  /** @example "2022-09-30" */ due: string | null;
  /** What stands in place of a date. @example "每季度" */ dueWords: string | null;
  /** @example "" */ remark: string;
  /** How much the task promises (力度), in a word. @example "启动" */ strength: string | null;
  /** Given where the ledger has a `stateOn`. */ standing?: LedgerStandingAnswer;
}

/** A ledger (任务分解表, 督办台账): commitments, and who answers for each until when. */
export class LedgerAnswer implements Ledger {
  /** @example "松山湖2022年工作要点任务分解表" */ title: string;
  /** @example "松山湖" */ issuer: string | null;
  /** @example 2022 */ planYear: number | null;
  rows: LedgerRowAnswer[];
  /** Names what the rows belong to. @example "plan:0190f3a2-5f6b-7cde-8a01-23456789abcd" */ origin: string | null;
  /** The day on which its tasks stand as the rows tell; without it the ledger is one to fill in. @example "2022-09-30" */
  stateOn?: string;
}

/** Content of an answer that is a ledger in these formats; the controller names LedgerAnswer as an extra model. */
export function ledgerContent(formats: readonly LedgerFormat[]): Record<string, { schema: object }> {
  return Object.fromEntries(
    formats.map((format) => [
      LEDGER_MEDIA_TYPES[format].split(';', 1)[0],
      { schema: format === 'json' ? { $ref: getSchemaPath(LedgerAnswer) } : { type: 'string', format: 'binary' } },
    ]),
  );
}
