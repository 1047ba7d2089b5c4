import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable as ByteStream } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import { Clock, Database, DomainError, newId, notFound, type Tx } from '#platform';
import { isOpen } from '#policies';
import { IsNull } from 'typeorm';
import { bindTo } from '../project/bind-to.js';
import { assertVisible, lockProject, visibleTo } from '../project/project-access.js';
import { AttachmentStorage } from './attachment-storage.js';
import { MediaTypeDetector } from './attachment-type.js';
import { Attachment } from './attachment.entity.js';

/** Of one report, and of one person waiting for one on a project. */
export const MAX_ATTACHMENTS = 10;
/** Of one person, on all projects, named by no report yet. */
const MAX_WAITING = 50;
/** Of one project: files, and bytes altogether. */
const MAX_OF_PROJECT = 500;
const MAX_BYTES_OF_PROJECT = 1024 ** 3;

/** Files that prove what departments report. Whoever sees the project sees them. */
@Injectable()
export class AttachmentsService {
  /** Of one file. */
  static readonly MAX_BYTES = 20 * 1024 * 1024;

  constructor(
    private readonly database: Database,
    private readonly storage: AttachmentStorage,
    private readonly clock: Clock,
  ) {}

  /** Whether this person may add a file to the project: asked before the file is received. @throws DomainError as {@link add} */
  async assertMayAdd(actor: Actor, projectId: string): Promise<void> {
    requireAbility(actor, 'project.handle');
    await this.database.transaction((tx) => assertMayUpload(tx, projectId, actor));
  }

  /**
   * Takes a file in from where it lies; the next transition that names it hands it in.
   * @throws DomainError `attachment.type`, `attachment.too-many`, `attachment.quota`, `attachment.closed`, `project.not-found`, `access.denied`
   */
  async add(projectId: string, file: { name: string; path: string }, actor: Actor): Promise<Attachment> {
    requireAbility(actor, 'project.handle');
    const { mediaType, bytes, sha256 } = await inspect(file.path);
    const id = newId();
    // The row comes last: what it names is there. A file whose row is refused goes again.
    await this.database.transaction((tx) => assertMayUpload(tx, projectId, actor, bytes));
    await this.storage.put(id, file.path);
    try {
      const by = { uploadedBy: actor.id, uploadedByName: actor.name, uploadedAt: this.clock.now() };
      await this.database.transaction(async (tx) => {
        await assertMayUpload(tx, projectId, actor, bytes);
        const name = file.name.slice(0, 200);
        await tx.manager.insert(Attachment, { id, projectId, name, mediaType, bytes, sha256, ...by });
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

/** Reads the file piece by piece. @throws DomainError `attachment.type` */
async function inspect(path: string): Promise<{ mediaType: string; bytes: number; sha256: string }> {
  const detector = new MediaTypeDetector();
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    detector.take(chunk);
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { mediaType: detector.end(), bytes, sha256: hash.digest('hex') };
}

async function assertMayUpload(tx: Tx, projectId: string, actor: Actor, bytes = 0): Promise<void> {
  const project = await lockProject(tx, actor, projectId, null);
  if (!isOpen(project.state))
    throw new DomainError('attachment.closed', `The project is ${project.state}; nothing is handed in for it any more.`);
  const own = { uploadedBy: actor.id, handedInAt: IsNull() };
  const waiting = await tx.manager.countBy(Attachment, { ...own, projectId });
  if (waiting >= MAX_ATTACHMENTS) throw tooMany(`${MAX_ATTACHMENTS} files that no report names yet`);
  if ((await tx.manager.countBy(Attachment, own)) >= MAX_WAITING)
    throw tooMany(`${MAX_WAITING} files on several projects that no report names yet`);
  const [all, size] = await Promise.all([
    tx.manager.countBy(Attachment, { projectId }),
    tx.manager.sum(Attachment, 'bytes', { projectId }),
  ]);
  if (all < MAX_OF_PROJECT && (size ?? 0) + bytes <= MAX_BYTES_OF_PROJECT) return;
  throw new DomainError(
    'attachment.quota',
    `The files of this project have reached ${MAX_OF_PROJECT} in number or 1 GB together. Send a link in the text of the report instead.`,
  );
}

function tooMany(files: string): DomainError {
  return new DomainError('attachment.too-many', `You have uploaded ${files}. Name them in a report first.`);
}
