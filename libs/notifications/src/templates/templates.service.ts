import { Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import { Clock, Database } from '#platform';
import type { Kind, Notice } from '../messages/notice.js';
import { parseTemplate } from './check-template.js';
import { previewTemplate, type Shown } from './preview-template.js';
import {
  listTemplates,
  readTemplate,
  resetTemplate,
  saveTemplate,
  templateNamed,
  type TemplateReading,
  type TemplateState,
} from './saved-templates.js';

/** Templates of messages, for those who manage policies. Everything here throws DomainError `access.denied` to others. */
@Injectable()
export class TemplatesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<TemplateState[]> {
    requireAbility(actor, 'policy.manage');
    return listTemplates(this.database);
  }

  /** @throws DomainError `message-template.not-found` */
  async read(language: string, kind: string, actor: Actor): Promise<TemplateReading> {
    requireAbility(actor, 'policy.manage');
    return readTemplate(this.database, templateNamed(language, kind));
  }

  /** @throws DomainError `message-template.not-found`, `message-template.invalid`, `version.stale` */
  async save(
    language: string,
    kind: string,
    saved: { template: unknown; expectedVersion: number },
    actor: Actor,
  ): Promise<TemplateReading> {
    const name = templateNamed(language, kind);
    return this.database.transaction((tx) => saveTemplate(tx, name, saved, actor, this.clock.now()));
  }

  /** @throws DomainError `message-template.not-found`, `version.stale` */
  async reset(language: string, kind: string, expectedVersion: number, actor: Actor): Promise<TemplateReading> {
    const name = templateNamed(language, kind);
    return this.database.transaction((tx) => resetTemplate(tx, name, expectedVersion, actor, this.clock.now()));
  }

  /**
   * What each channel would show by a draft, or by the template in force; nothing is saved or sent.
   * @param noticeOf finds what is rendered
   * @throws DomainError `message-template.not-found`, `message-template.invalid`
   */
  async preview(
    language: string,
    kind: string,
    { draft, noticeOf }: { draft?: unknown; noticeOf: (kind: Kind) => Promise<Notice> },
    actor: Actor,
  ): Promise<Shown[]> {
    requireAbility(actor, 'policy.manage');
    const name = templateNamed(language, kind);
    const template = draft ? parseTemplate(draft, name.language, name.kind) : (await readTemplate(this.database, name)).inForce;
    return previewTemplate(template, await noticeOf(name.kind), name.language);
  }
}
