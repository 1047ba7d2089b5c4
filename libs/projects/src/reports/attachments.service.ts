import { createHash } from 'node:crypto';
import type { Readable as ByteStream } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import { Clock, Database, DomainError, newId, notFound, type Tx } from '#platform';
import { isOpen } from '#policies';
import { IsNull } from 'typeorm';
import { bindTo } from '../project/bind-to.js';
import { assertVisible, lockProject, visibleTo } from '../project/project-access.js';
import { AttachmentStorage } from './attachment-storage.js';
import { mediaTypeOf } from './attachment-type.js';
import { Attachment } from './attachment.entity.js';

export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;
/** Of one report, and waiting for one. */
export const MAX_ATTACHMENTS = 10;

/** Files that prove what departments report. Whoever sees the project sees them. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly database: Database,
    private readonly storage: AttachmentStorage,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a file in; the next transition that names it hands it in.
   * @throws DomainError `attachment.type`, `attachment.too-many`, `attachment.closed`, `project.not-found`, `access.denied`
   */
  async add(projectId: string, file: { name: string; content: Buffer }, actor: Actor): Promise<Attachment> {
    requireAbility(actor, 'project.handle');
    const { content } = file;
    const mediaType = mediaTypeOf(content);
    const id = newId();
    // The row comes last: what it names is there. A file whose row is refused goes again.
    await this.database.transaction((tx) => assertMayUpload(tx, projectId, actor));
    await this.storage.put(id, content);
    try {
      const sha256 = createHash('sha256').update(content).digest('hex');
      const by = { uploadedBy: actor.id, uploadedByName: actor.name, uploadedAt: this.clock.now() };
      await this.database.transaction(async (tx) => {
        await assertMayUpload(tx, projectId, actor);
        const name = file.name.slice(0, 200);
        await tx.manager.insert(Attachment, { id, projectId, name, mediaType, bytes: content.length, sha256, ...by });
      });
    } catch (error) {
      await this.storage.remove(id);
      throw error;
    }
    return this.read(actor, id);
  }

  /** @throws DomainError `attachment.not-found` */
  async open(id: string, actor: Actor): Promise<{ attachment: Attachment; content: ByteStream }> {
    const attachment = await this.read(actor, id);
    return { attachment, content: this.storage.read(id) };
  }

  /** Files of a project, oldest first. @throws DomainError `project.not-found` */
  async list(actor: Actor, projectId: string): Promise<Attachment[]> {
    await assertVisible(this.database, actor, projectId);
    return this.database.manager.find(Attachment, { where: { projectId }, order: { uploadedAt: 'ASC', id: 'ASC' } });
  }

  private async read(actor: Actor, id: string): Promise<Attachment> {
    const query = this.database.manager
      .createQueryBuilder(Attachment, 'a')
      .innerJoin('a.project', 'p')
      .where('a.id = :id', { id });
    const attachment = await query.andWhere(visibleTo(actor, bindTo(query))).getOne();
    if (!attachment) throw notFound('attachment', id);
    return attachment;
  }
}

async function assertMayUpload(tx: Tx, projectId: string, actor: Actor): Promise<void> {
  const project = await lockProject(tx, actor, projectId, null);
  if (!isOpen(project.state))
    throw new DomainError('attachment.closed', `The project is ${project.state}; nothing is handed in for it any more.`);
  const waiting = await tx.manager.countBy(Attachment, { projectId, uploadedBy: actor.id, handedInAt: IsNull() });
  if (waiting < MAX_ATTACHMENTS) return;
  throw new DomainError(
    'attachment.too-many',
    `You have uploaded ${MAX_ATTACHMENTS} files that no report names yet. Name them in a report first.`,
  );
}
