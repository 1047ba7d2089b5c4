import { Injectable } from '@nestjs/common';
import type { Ledger } from '#ledger';
import { EVERYBODY } from '#projects';
import { LedgerService, writeLedgerOffloaded } from '#plans';
import { Clock } from '#platform';
import { BoardService, type Scope } from '#reporting';
import { civilDateOf } from '#work-calendar';
import { questionOf, type ViewFilter } from '../views/filter-words.js';
import type { ReportFormat } from './report-schedule.entity.js';

/** What a file tells: of which projects, as they were known at the end of which day. */
export interface ReportQuestion {
  kind: 'ledger' | 'board';
  filter: ViewFilter;
  day: string;
}

/** What is told of a report before anybody opens it. */
export interface ReportSummary {
  projects: number;
  /** zh-CN. */
  headline: string;
}

/** Reads and writes what reports tell. Everybody who is told may read it: confidential projects stay out. */
@Injectable()
export class ReportContents {
  constructor(
    private readonly clock: Clock,
    private readonly boards: BoardService,
    private readonly ledgers: LedgerService,
  ) {}

  /** @throws DomainError `ledger.too-long` */
  async summary(question: ReportQuestion): Promise<ReportSummary> {
    const { total, sentence } = await this.boards.statistics(this.boardScope(question));
    const projects = question.kind === 'board' ? total : (await this.ledger(question)).rows.length;
    return { projects, headline: sentence };
  }

  /** @throws DomainError `ledger.too-long` */
  async write(question: ReportQuestion, format: ReportFormat, title: string): Promise<Buffer> {
    if (question.kind === 'board') return this.boards.paper(this.boardScope(question), title, format);
    return writeLedgerOffloaded(format, { ...(await this.ledger(question)), title });
  }

  private async ledger({ filter, day }: ReportQuestion): Promise<Ledger> {
    const question = { ...questionOf(filter), ...(this.isPast(day) ? { asOf: day } : {}) };
    return (await this.ledgers.ofProjects(EVERYBODY, question)).ledger;
  }

  private boardScope({ filter, day }: ReportQuestion): Scope {
    const { asOf: _asOf, ...question } = questionOf(filter);
    return { actor: EVERYBODY, day, isPast: this.isPast(day), filter: question };
  }

  private isPast(day: string): boolean {
    return day < civilDateOf(this.clock.now());
  }
}
