import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { Database, decodeCursor, type Page, toPage } from '#platform';
import { In } from 'typeorm';
import { assertVisible } from '../project/project-access.js';
import { sameTask } from '../progress/same-task.js';
import { Attachment } from './attachment.entity.js';
import { ProgressReport } from './progress-report.entity.js';

/** A report as people read it. */
export interface ReportView {
  id: string;
  /** Null for old reports of the lead department. */
  department: { id: string; name: string } | null;
  percent: number;
  text: string;
  problems: string | null;
  reportedByName: string;
  reportedAt: Date;
  returnedAt: Date | null;
  returnReason: string | null;
  attachments: { id: string; name: string }[];
}

/** What departments reported on projects (进展反馈). */
@Injectable()
export class ReportsService {
  constructor(private readonly database: Database) {}

  /** Reports of all departments on a project and in the years that it was carried over from, the latest first. @throws DomainError `project.not-found` */
  async list(actor: Actor, projectId: string, page: { cursor?: string; limit: number }): Promise<Page<ReportView>> {
    await assertVisible(this.database, actor, projectId);
    const query = this.database.manager
      .createQueryBuilder(ProgressReport, 'r')
      .leftJoin('r.department', 'd')
      .addSelect(['d.id', 'd.name'])
      .where('r.projectId IN (:...years)', { years: await sameTask(this.database, actor, projectId) })
      .orderBy('r.reportedAt', 'DESC')
      .addOrderBy('r.id', 'DESC')
      .limit(page.limit + 1);
    if (page.cursor) {
      const [reportedAt, id] = decodeCursor(page.cursor, 2);
      query.andWhere('(r.reportedAt, r.id) < (:before::timestamptz, :beforeId::uuid)', { before: reportedAt, beforeId: id });
    }
    const views = await this.withFiles(await query.getMany());
    return toPage(views, page.limit, (report) => [report.reportedAt.toISOString(), report.id]);
  }

  private async withFiles(reports: readonly ProgressReport[]): Promise<ReportView[]> {
    const files = await this.database.manager.find(Attachment, {
      where: { reportId: In(reports.map(({ id }) => id)) },
      order: { uploadedAt: 'ASC', id: 'ASC' },
    });
    return reports.map((report) => {
      const { id, department, percent, text, problems, reportedByName, reportedAt, returnedAt, returnReason } = report;
      const own = files.filter(({ reportId }) => reportId === id);
      return {
        id,
        department: department ? { id: department.id, name: department.name } : null,
        percent,
        text,
        problems,
        reportedByName,
        reportedAt,
        returnedAt,
        returnReason,
        attachments: own.map((file) => ({ id: file.id, name: file.name })),
      };
    });
  }
}
