import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Actor, directory, Person } from '#identity';
import { recordEvents } from '#outbox';
import { Clock, Database, decodeCursor, DomainError, newId, notFound, type Page, toPage, type Tx } from '#platform';
import { bindTo, Project, readProject, visibleTo } from '#projects';
import { Comment } from '../entities/comment.entity.js';
import { CoordinationListeners } from '../listeners/coordination-listener.js';

interface Named {
  id: string;
  name: string;
}

/** A comment as people read it. */
export interface CommentView extends Pick<Comment, 'id' | 'projectId' | 'text' | 'writtenAt' | 'editedAt'> {
  author: Named;
  mentioned: Named[];
  /** Whoever reads it may change it, or take it back, until then; null: no more, or it is somebody else's. */
  editableUntil: Date | null;
}

/** A comment can be changed for so long, by its author: afterwards others have read it. */
const EDITABLE_MS = 15 * 60_000;

/** What people say about a project to those who see it (沟通), and whom they call (@). */
@Injectable()
export class CommentsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly listeners: CoordinationListeners,
  ) {}

  /**
   * Whoever sees the project may say something; those who are mentioned are told, and must see it too.
   * @throws DomainError `project.not-found`, `person.not-found`, `comment.mention-hidden`
   */
  async write(
    { projectId, text, mentionedIds = [] }: { projectId: string; text: string; mentionedIds?: readonly string[] },
    actor: Actor,
  ): Promise<CommentView> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      await readProject(tx, actor, projectId);
      const mentioned = await mayBeMentioned(tx, projectId, mentionedIds);
      const author = { authorId: actor.id, authorName: actor.name };
      const comment: Comment = {
        id: newId(),
        projectId,
        text,
        mentionedIds: [...mentionedIds],
        ...author,
        writtenAt: now,
        editedAt: null,
      };
      await tx.manager.insert(Comment, comment);
      const data = { commentId: comment.id, text, mentioned: mentioned.map(({ name }) => name) };
      await this.record(tx, comment, 'project.commented', data, now);
      return viewOf(comment, mentioned, actor, now);
    });
  }

  /**
   * The author changes a comment within 15 minutes; the history keeps what it said.
   * @throws DomainError `comment.not-found`, `comment.not-yours`, `comment.too-late`
   */
  async edit({ id, text }: { id: string; text: string }, actor: Actor): Promise<CommentView> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const before = await this.own(tx, id, actor, now);
      const after: Comment = { ...before, text, editedAt: now };
      await tx.manager.save(Comment, after);
      if (text !== before.text)
        await this.record(tx, after, 'project.comment_edited', { commentId: id, text, before: before.text }, now);
      return viewOf(after, await named(tx, after.mentionedIds), actor, now);
    });
  }

  /**
   * The author takes a comment back within 15 minutes; the history keeps it.
   * @throws DomainError as {@link edit}
   */
  async delete(id: string, actor: Actor): Promise<void> {
    await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const comment = await this.own(tx, id, actor, now);
      await tx.manager.delete(Comment, { id });
      await this.record(tx, comment, 'project.comment_deleted', { commentId: id, text: comment.text }, now);
    });
  }

  /** Of one project, the oldest first. @throws DomainError `project.not-found` */
  async list(actor: Actor, projectId: string, page: { cursor?: string; limit: number }): Promise<Page<CommentView>> {
    return this.database.transaction(async (tx) => {
      await readProject(tx, actor, projectId);
      const query = tx.manager
        .createQueryBuilder(Comment, 'c')
        .where('c.projectId = :projectId', { projectId })
        .orderBy('c.writtenAt')
        .addOrderBy('c.id')
        .limit(page.limit + 1);
      if (page.cursor) {
        const [writtenAt, id] = decodeCursor(page.cursor, 2);
        query.andWhere('(c.writtenAt, c.id) > (:writtenAt::timestamptz, :afterId::uuid)', { writtenAt, afterId: id });
      }
      const found = await query.getMany();
      const people = await named(
        tx,
        found.flatMap(({ mentionedIds }) => mentionedIds),
      );
      const now = this.clock.now();
      const views = found.map((comment) => viewOf(comment, people, actor, now));
      return toPage(views, page.limit, ({ writtenAt, id }) => [writtenAt.toISOString(), id]);
    });
  }

  /** @throws DomainError `comment.not-found`, `comment.not-yours`, `comment.too-late` */
  private async own(tx: Tx, id: string, actor: Actor, now: Date): Promise<Comment> {
    const query = tx.manager
      .createQueryBuilder(Comment, 'c')
      .innerJoin(Project, 'p', 'p.id = c.projectId')
      .setLock('pessimistic_write', undefined, ['c']);
    const comment = await query
      .where(visibleTo(actor, bindTo(query)))
      .andWhere('c.id = :id', { id })
      .getOne();
    if (!comment) throw notFound('comment', id);
    if (comment.authorId !== actor.id)
      throw new DomainError('comment.not-yours', `${comment.authorName} wrote it. Write a comment of your own.`);
    if (editableUntil(comment) <= now)
      throw new DomainError(
        'comment.too-late',
        'Others may have read it: a comment is changed within 15 minutes. Write another one.',
      );
    return comment;
  }

  private async record(tx: Tx, comment: Comment, type: string, data: Record<string, unknown>, at: Date): Promise<void> {
    const { projectId, authorId, authorName } = comment;
    const actor = { id: authorId, name: authorName };
    const events = await recordEvents(tx, [{ type, subject: { kind: 'project', id: projectId }, actor, at, data }]);
    await this.listeners.commented(tx, { comment, events });
  }
}

function editableUntil({ writtenAt }: Comment): Date {
  return new Date(writtenAt.getTime() + EDITABLE_MS);
}

function viewOf(comment: Comment, people: readonly Named[], actor: Actor, now: Date): CommentView {
  const { id, projectId, text, writtenAt, editedAt, authorId, authorName, mentionedIds } = comment;
  const until = editableUntil(comment);
  return {
    id,
    projectId,
    text,
    writtenAt,
    editedAt,
    author: { id: authorId, name: authorName },
    mentioned: people.filter((one) => mentionedIds.includes(one.id)).map(({ id: personId, name }) => ({ id: personId, name })),
    editableUntil: authorId === actor.id && until > now ? until : null,
  };
}

async function named(tx: Tx, ids: readonly string[]): Promise<Named[]> {
  if (ids.length === 0) return [];
  return tx.manager.find(Person, {
    select: { id: true, name: true },
    where: { id: In([...new Set(ids)]) },
    order: { name: 'ASC' },
  });
}

/** @throws DomainError `person.not-found`, `comment.mention-hidden` for somebody who does not see the project */
async function mayBeMentioned(tx: Tx, projectId: string, ids: readonly string[]): Promise<Named[]> {
  for (const id of ids) {
    const person = await directory.actor(tx, id);
    if (!person) throw notFound('person', id);
    const query = tx.manager.createQueryBuilder(Project, 'p').where('p.id = :projectId', { projectId });
    if (!(await query.andWhere(visibleTo(person, bindTo(query))).getExists()))
      throw new DomainError('comment.mention-hidden', `${person.name} does not see this project. Mention somebody who does.`, {
        personId: id,
      });
  }
  return named(tx, ids);
}
