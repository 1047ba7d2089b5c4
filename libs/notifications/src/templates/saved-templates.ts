import { type ActorRef, recordEvents } from '#outbox';
import { type Actor, requireAbility } from '#identity';
import { type Queryable, newId, notFound, staleVersion, type Tx } from '#platform';
import { MessageTemplate } from '../rendering/message-template.entity.js';
import { newestTemplates } from '../rendering/templates-in-force.js';
import type { QueryDeepPartialEntity } from 'typeorm';
import { lockTemplateName } from './lock-name.js';
import { type Language, LANGUAGES } from '../messages/message.js';
import { NOTICE_KINDS } from '../messages/notice-examples.js';
import { type Kind } from '../messages/notice.js';
import { type Template, TEMPLATES } from '../messages/template.js';
import { namedFacts } from './check-facts.js';
import { parseTemplate } from './check-template.js';

/** What a template is for. */
export interface TemplateName {
  language: Language;
  kind: Kind;
}

/** A version as it was saved. It never changes; a template that is null goes back to the built-in one. */
type SavedTemplate = Pick<MessageTemplate, 'id' | 'version' | 'template' | 'createdByName' | 'createdAt'>;

/** Which template is in force. */
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

/** Of all templates, saved or not, which is in force. */
export async function listTemplates({ manager }: Queryable): Promise<TemplateState[]> {
  const newest = await newestTemplates(manager).getMany();
  return NAMES.map((name) =>
    stateOf(
      name,
      newest.find(({ language, kind }) => language === name.language && kind === name.kind),
    ),
  );
}

export async function readTemplate(on: Queryable, name: TemplateName): Promise<TemplateReading> {
  const versions = await versionsOf(on, name);
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
 * Saves a template as the next version, in force for everything that is rendered from now on.
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
 * Goes back to the built-in template; saved versions stay on record.
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

/** One writer at a time for each name, so that version numbers have no gaps and no clash. */
async function lockName(tx: Tx, name: TemplateName, expectedVersion: number): Promise<TemplateReading> {
  const id = `${name.language}/${name.kind}`;
  await lockTemplateName(tx, id);
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
  const saved = { id, language, kind, version, template, createdBy: actor.id, createdByName: actor.name, createdAt: now };
  await tx.manager.getRepository(MessageTemplate).insert(saved as QueryDeepPartialEntity<MessageTemplate>);
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

/** Newest first. */
function versionsOf({ manager }: Queryable, { language, kind }: TemplateName): Promise<SavedTemplate[]> {
  const select = { id: true, version: true, createdByName: true, createdAt: true, template: true } as const;
  return manager.find(MessageTemplate, { select, where: { language, kind }, order: { version: 'DESC' } });
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
