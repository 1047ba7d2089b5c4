import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type Actor, requireAbility } from '#identity';
import { type Clock, type Database, DomainError, newId, notFound, type Queryable, type Tx } from '#platform';
import { lockProject, visibleTo } from '../../project/project-access.js';
import { isOpen } from '#policies';
import type { AttachmentStorage } from './attachment-storage.js';
import { mediaTypeOf } from './attachment-type.js';

export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;
/** Of one report, and waiting for one. */
export const MAX_ATTACHMENTS = 10;

export interface Attachment {
  id: string;
  projectId: string;
  /** The report it was handed in with; null for evidence of completion and for what still waits. */
  reportId: string | null;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  uploadedByName: string;
  uploadedAt: Date;
  /** Null: uploaded, and named by no move yet. */
  handedInAt: Date | null;
}

const COLUMNS = `a.id, a.project_id AS "projectId", a.report_id AS "reportId", a.name, a.media_type AS "mediaType", a.bytes, a.sha256,
  a.uploaded_by_name AS "uploadedByName", a.uploaded_at AS "uploadedAt", a.handed_in_at AS "handedInAt"`;

/** Files that prove what departments report. Whoever sees the project sees them. */
export class Attachments {
  constructor(
    private readonly database: Database,
    private readonly storage: AttachmentStorage,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a file in; the next move that names it hands it in.
   * @throws DomainError `attachment.type`, `attachment.too-many`, `attachment.closed`, `project.not-found`, `access.denied`
   */
  async add(projectId: string, file: { name: string; content: Buffer }, actor: Actor): Promise<Attachment> {
    requireAbility(actor, 'project.handle');
    const mediaType = mediaTypeOf(file.content);
    const id = newId();
    // The row comes last: what it names is there. A file whose row is refused goes again.
    await this.database.transaction((tx) => assertRoom(tx, projectId, actor));
    await this.storage.put(id, file.content);
    try {
      const facts = [mediaType, file.content.length, createHash('sha256').update(file.content).digest('hex')];
      await this.database.transaction(async (tx) => {
        await assertRoom(tx, projectId, actor);
        await tx.query(
          `INSERT INTO attachment (id, project_id, name, media_type, bytes, sha256, uploaded_by, uploaded_by_name, uploaded_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [id, projectId, file.name.slice(0, 200), ...facts, actor.id, actor.name, this.clock.now()],
        );
      });
    } catch (error) {
      await this.storage.remove(id);
      throw error;
    }
    return readAttachment(this.database, actor, id);
  }

  /** @throws DomainError `attachment.not-found` */
  async open(id: string, actor: Actor): Promise<{ attachment: Attachment; content: Readable }> {
    const attachment = await readAttachment(this.database, actor, id);
    return { attachment, content: this.storage.read(id) };
  }
}

async function assertRoom(tx: Tx, projectId: string, actor: Actor): Promise<void> {
  const project = await lockProject(tx, actor, projectId, null);
  if (!isOpen(project.state))
    throw new DomainError('attachment.closed', `The project is ${project.state}; nothing is handed in for it any more.`);
  const waiting = await tx.query('SELECT 1 FROM attachment WHERE project_id = $1 AND uploaded_by = $2 AND handed_in_at IS NULL', [
    projectId,
    actor.id,
  ]);
  if (waiting.length >= MAX_ATTACHMENTS) {
    throw new DomainError(
      'attachment.too-many',
      `You have uploaded ${MAX_ATTACHMENTS} files that no report names yet. Name them in a report first.`,
    );
  }
}

async function readAttachment(db: Queryable, actor: Actor, id: string): Promise<Attachment> {
  const parameters: unknown[] = [id];
  const visible = visibleTo(actor, (value) => `$${parameters.push(value)}`);
  const [attachment] = await db.query<Attachment>(
    `SELECT ${COLUMNS} FROM attachment a JOIN project p ON p.id = a.project_id WHERE a.id = $1 AND ${visible}`,
    parameters,
  );
  if (!attachment) throw notFound('attachment', id);
  return attachment;
}

/** Files of a project, oldest first. */
export async function listAttachments(db: Queryable, actor: Actor, projectId: string): Promise<Attachment[]> {
  const parameters: unknown[] = [projectId];
  const visible = visibleTo(actor, (value) => `$${parameters.push(value)}`);
  const [project] = await db.query(`SELECT 1 FROM project p WHERE p.id = $1 AND ${visible}`, parameters);
  if (!project) throw notFound('project', projectId);
  return db.query<Attachment>(`SELECT ${COLUMNS} FROM attachment a WHERE a.project_id = $1 ORDER BY a.uploaded_at, a.id`, [
    projectId,
  ]);
}
