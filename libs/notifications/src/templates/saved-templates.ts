import { type ActorRef, recordEvents } from '#outbox';
import { type Actor, requireAbility } from '#identity';
import { newId, notFound, type Queryable, staleVersion, type Tx } from '#platform';
import { type Language, LANGUAGES } from '../messages/message.js';
import { type Kind, NOTICE_KINDS } from '../messages/notice.js';
import { type Template, TEMPLATES } from '../messages/template.js';
import { namedFacts } from './check-facts.js';
import { parseTemplate } from './check-template.js';

/** What a template is for. */
export interface TemplateName {
  language: Language;
  kind: Kind;
}

/** A version as it was saved. It never changes. */
export interface SavedTemplate {
  id: string;
  /** 1, 2, 3 … within the name. */
  version: number;
  /** Null: back to the one that Duban ships. */
  template: Template | null;
  createdByName: string;
  createdAt: Date;
}

/** Which template holds. */
export interface TemplateState extends TemplateName {
  /** Of the newest saved one; 0 where none was ever saved. */
  version: number;
  isBuiltIn: boolean;
  changedByName: string | null;
  changedAt: Date | null;
}

export interface TemplateReading extends TemplateState {
  inForce: Template;
  builtIn: Template;
  /** What a template of this kind may name, with an example of each. */
  facts: Record<string, unknown>;
  /** Newest first. */
  versions: SavedTemplate[];
}

/** @throws DomainError `message-template.not-found` */
export function templateNamed(language: string, kind: string): TemplateName {
  const name = NAMES.find((one) => one.language === language && one.kind === kind);
  if (!name) throw notFound('message-template', `${language}/${kind}`);
  return name;
}

const NAMES: readonly TemplateName[] = LANGUAGES.flatMap((language) => NOTICE_KINDS.map((kind) => ({ language, kind })));

/** All that Duban has, whether somebody saved another or not. */
export async function listTemplates(db: Queryable): Promise<TemplateState[]> {
  const newest = await db.query<TemplateName & SavedTemplate>(
    `SELECT DISTINCT ON (language, kind) language, kind, version, template, created_by_name AS "createdByName", created_at AS "createdAt"
     FROM message_template ORDER BY language, kind, version DESC`,
  );
  return NAMES.map((name) =>
    stateOf(
      name,
      newest.find(({ language, kind }) => language === name.language && kind === name.kind),
    ),
  );
}

export async function readTemplate(db: Queryable, name: TemplateName): Promise<TemplateReading> {
  const versions = await versionsOf(db, name);
  const builtIn = TEMPLATES[name.language][name.kind];
  return {
    ...stateOf(name, versions[0]),
    inForce: versions[0]?.template ?? builtIn,
    builtIn,
    facts: namedFacts(name.kind),
    versions,
  };
}

/**
 * Saves a template as the next version, in force for all that is put into words from now on.
 * @throws DomainError `access.denied`, `message-template.invalid`, `version.stale`
 */
export async function saveTemplate(
  tx: Tx,
  name: TemplateName,
  { template, expectedVersion }: { template: unknown; expectedVersion: number },
  actor: Actor,
  now: Date,
): Promise<TemplateReading> {
  requireAbility(actor, 'policy.manage');
  const parsed = parseTemplate(template, name.language, name.kind);
  await lockName(tx, name, expectedVersion);
  return insertVersion(tx, name, { version: expectedVersion + 1, template: parsed }, actor, now);
}

/**
 * Goes back to the template that Duban ships; what was saved stays on record.
 * @throws DomainError `access.denied`, `version.stale`
 */
export async function resetTemplate(
  tx: Tx,
  name: TemplateName,
  expectedVersion: number,
  actor: Actor,
  now: Date,
): Promise<TemplateReading> {
  requireAbility(actor, 'policy.manage');
  const present = await lockName(tx, name, expectedVersion);
  if (present.isBuiltIn) return present;
  return insertVersion(tx, name, { version: expectedVersion + 1, template: null }, actor, now);
}

/** One writer at a time per name, so that version numbers have no gaps and no clash. */
async function lockName(tx: Tx, name: TemplateName, expectedVersion: number): Promise<TemplateReading> {
  const id = `${name.language}/${name.kind}`;
  await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`message-template.${id}`]);
  const present = await readTemplate(tx, name);
  if (present.version !== expectedVersion) throw staleVersion('message-template', id, expectedVersion, present.version);
  return present;
}

async function insertVersion(
  tx: Tx,
  { language, kind }: TemplateName,
  { version, template }: Pick<SavedTemplate, 'version' | 'template'>,
  actor: ActorRef,
  now: Date,
): Promise<TemplateReading> {
  const id = newId();
  await tx.query(
    `INSERT INTO message_template (id, language, kind, version, template, created_by, created_by_name, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, language, kind, version, template && JSON.stringify(template), actor.id, actor.name, now],
  );
  await recordEvents(tx, [
    {
      type: template ? 'message_template.saved' : 'message_template.reset',
      subject: { kind: 'message-template', id },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: { language, kind, version },
    },
  ]);
  return readTemplate(tx, { language, kind });
}

async function versionsOf(db: Queryable, { language, kind }: TemplateName): Promise<SavedTemplate[]> {
  return db.query(
    `SELECT id, version, template, created_by_name AS "createdByName", created_at AS "createdAt" FROM message_template
     WHERE language = $1 AND kind = $2 ORDER BY version DESC`,
    [language, kind],
  );
}

function stateOf(
  { language, kind }: TemplateName,
  newest: Pick<SavedTemplate, 'version' | 'template' | 'createdByName' | 'createdAt'> | undefined,
): TemplateState {
  return {
    language,
    kind,
    version: newest?.version ?? 0,
    isBuiltIn: !newest?.template,
    changedByName: newest?.createdByName ?? null,
    changedAt: newest?.createdAt ?? null,
  };
}
