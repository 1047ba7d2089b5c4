import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { QueryFailedError, Repository } from 'typeorm';
import { type Actor, requireAbility } from '#identity';
import { Clock, constraintOf, DomainError, newId, notFound, staleVersion } from '#platform';
import type { ViewFilter } from './filter-words.js';
import { SavedView } from './saved-view.entity.js';

/** What is said of a view. */
export interface ViewContent {
  name: string;
  filter: ViewFilter;
  shared: boolean;
}

/** So many views one person keeps: more is a list that nobody finds anything in. */
const MOST_VIEWS = 100;

/** Saved views (保存的视图): filters of projects with a name. Whoever sees a view sees through it only the projects that are theirs to see. */
@Injectable()
export class ViewsService {
  constructor(
    private readonly clock: Clock,
    @InjectRepository(SavedView) private readonly views: Repository<SavedView>,
  ) {}

  /** Those of the actor and the shared ones of others, by name. */
  list(actor: Actor): Promise<SavedView[]> {
    return this.views.find({ where: [{ ownerId: actor.id }, { shared: true }], order: { name: 'ASC', id: 'ASC' } });
  }

  /** @throws DomainError `view.not-found`, also for a view that another person keeps for themselves */
  async read(actor: Actor, id: string): Promise<SavedView> {
    const view = await this.views.findOneBy([
      { id, ownerId: actor.id },
      { id, shared: true },
    ]);
    if (!view) throw notFound('view', id);
    return view;
  }

  /** @throws DomainError `access.denied` (who may share), `view.name-taken`, `view.too-many`, `view.no-person`, `view.empty` */
  async save(actor: Actor, content: ViewContent): Promise<SavedView> {
    assertPerson(actor);
    assertContent(actor, content);
    if ((await this.views.countBy({ ownerId: actor.id })) >= MOST_VIEWS)
      throw new DomainError(
        'view.too-many',
        `You keep ${MOST_VIEWS} views already. Delete one that you do not use, then save this one.`,
      );
    const view = { ...content, id: newId(), ownerId: actor.id, ownerName: actor.name, changedAt: this.clock.now(), version: 1 };
    // TypeORM's type of a row to write knows no open records; the column takes them.
    await this.named(content.name, () => this.views.insert({ ...view, filter: { ...view.filter } as object }));
    return view;
  }

  /** @throws DomainError as {@link save}; `view.not-found`, `view.not-yours`, `version.stale` */
  async change(actor: Actor, id: string, content: ViewContent, expectedVersion: number): Promise<SavedView> {
    const view = await this.own(actor, id);
    assertContent(actor, content);
    if (view.version !== expectedVersion) throw staleVersion('view', id, expectedVersion, view.version);
    const change = { name: content.name, shared: content.shared, filter: { ...content.filter } as object };
    const { affected } = await this.named(content.name, () =>
      this.views.update(
        { id, version: expectedVersion },
        { ...change, changedAt: this.clock.now(), version: expectedVersion + 1 },
      ),
    );
    if (affected !== 1) throw staleVersion('view', id, expectedVersion, expectedVersion + 1);
    return this.read(actor, id);
  }

  /** @throws DomainError `view.not-found`, `view.not-yours`, `view.in-use` */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.own(actor, id);
    try {
      await this.views.delete({ id });
    } catch (error) {
      if (!(error instanceof QueryFailedError) || constraintOf(error) !== 'report_schedule_view_fk') throw error;
      throw new DomainError(
        'view.in-use',
        'A scheduled report uses this view. Give the report another scope first, then delete the view.',
        {
          id,
        },
      );
    }
  }

  /** Administrators mend what others shared. */
  private async own(actor: Actor, id: string): Promise<SavedView> {
    const view = await this.read(actor, id);
    if (view.ownerId === actor.id || actor.role === 'admin') return view;
    throw new DomainError('view.not-yours', `${view.ownerName} saved this view. Save one of your own with the same filter.`, {
      id,
    });
  }

  private async named<Result>(name: string, write: () => Promise<Result>): Promise<Result> {
    try {
      return await write();
    } catch (error) {
      if (constraintOf(error) !== 'saved_view_name_uq') throw error;
      throw new DomainError(
        'view.name-taken',
        `You have a view named "${name}" already. Choose another name, or change that view.`,
        { name },
      );
    }
  }
}

/** @throws DomainError `view.no-person` */
function assertPerson({ kind }: Actor): void {
  if (kind === 'person') return;
  throw new DomainError('view.no-person', 'Views belong to people. Log in as a person, or send the filter itself.');
}

/** @throws DomainError `access.denied`, `view.empty` */
function assertContent(actor: Actor, { shared, filter }: ViewContent): void {
  if (shared) requireAbility(actor, 'project.supervise');
  if (Object.keys(filter).length > 0) return;
  throw new DomainError('view.empty', 'The view filters nothing. Set at least one filter, then save it.');
}
