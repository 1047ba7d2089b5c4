import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository, type SelectQueryBuilder } from 'typeorm';
import type { Actor } from '#identity';
import { decodeCursor, notFound, type Page, toPage } from '#platform';
import { bindTo, Project, visibleTo } from '#projects';
import { interviewDocx } from './interview-docx.js';
import { type InterviewView, interviewViewOf } from './interview-view.js';
import { Interview } from './interview.entity.js';

/** Notices of interviews (约谈通知书) of projects that the actor sees. */
@Injectable()
export class InterviewsService {
  constructor(@InjectRepository(Interview) private readonly interviews: Repository<Interview>) {}

  /** The latest first. */
  async list(
    actor: Actor,
    { projectId, departmentId }: { projectId?: string; departmentId?: string },
    page: { cursor?: string; limit: number },
  ): Promise<Page<InterviewView>> {
    const query = this.visible(actor);
    if (projectId) query.andWhere('i.projectId = :projectId', { projectId });
    if (departmentId) query.andWhere('p.leadDepartmentId = :departmentId', { departmentId });
    if (page.cursor) {
      const [calledAt, id] = decodeCursor(page.cursor, 2);
      query.andWhere('(i.calledAt, i.id) < (:calledAt::timestamptz, :afterId::uuid)', { calledAt, afterId: id });
    }
    const found = await query
      .orderBy('i.calledAt', 'DESC')
      .addOrderBy('i.id', 'DESC')
      .limit(page.limit + 1)
      .getMany();
    return toPage(found.map(interviewViewOf), page.limit, ({ calledAt, id }) => [calledAt.toISOString(), id]);
  }

  /** @throws DomainError `interview.not-found` */
  async read(actor: Actor, id: string): Promise<InterviewView> {
    const interview = await this.visible(actor).andWhere('i.id = :id', { id }).getOne();
    if (!interview) throw notFound('interview', id);
    return interviewViewOf(interview);
  }

  /**
   * The notice as a Word document, to print.
   * @throws DomainError `interview.not-found`
   */
  async docx(actor: Actor, id: string): Promise<{ number: string; bytes: Buffer }> {
    const interview = await this.read(actor, id);
    return { number: interview.number, bytes: await interviewDocx(interview) };
  }

  private visible(actor: Actor): SelectQueryBuilder<Interview> {
    const query = this.interviews.createQueryBuilder('i').innerJoin(Project, 'p', 'p.id = i.projectId');
    return query.where(visibleTo(actor, bindTo(query)));
  }
}
