import { Injectable, type StreamableFile } from '@nestjs/common';
import { type Actor, OfficeCalendar } from '#identity';
import { LEDGER_FORMATS, type LedgerFormat } from '#ledger';
import { Clock, Database, DomainError } from '#platform';
import { lampOf } from '#policies';
import { readProjectLedger } from '#plans';
import { filterOf, type ProjectQuestion } from '#projects';
import { civilDateOf, endOf } from '#work-calendar';
import { ledgerAnswer } from '../ledger/ledger-answer.js';

/** The ledger (督办台账) of projects as a file. */
@Injectable()
export class ProjectLedger {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendar: OfficeCalendar,
  ) {}

  /** @throws DomainError `ledger.unknown-format`, `ledger.too-long` */
  async write(formatName: string, question: ProjectQuestion, actor: Actor): Promise<StreamableFile> {
    const format = formatOf(formatName);
    const today = civilDateOf(this.clock.now());
    const day = question.asOf ?? today;
    const calendars = await this.calendar.ofAll(this.database, question.asOf ? endOf(question.asOf) : null);
    const ledger = await readProjectLedger(this.database, actor, filterOf(question, today, calendars), {
      day,
      lampOf: (project) => lampOf(project, day, calendars.of(project.leadDepartmentId)),
    });
    return ledgerAnswer(ledger, format, { full: `${ledger.title}${day}`, plain: `ledger-${day}` });
  }
}

function formatOf(name: string): LedgerFormat {
  const format = LEDGER_FORMATS.find((one) => one === name);
  if (format) return format;
  throw new DomainError(
    'ledger.unknown-format',
    `There is no ledger.${name}. Ask for ${LEDGER_FORMATS.map((one) => `ledger.${one}`).join(', ')}.`,
  );
}
