import type { Actor } from '#identity';
import { notFound, type Queryable, type Tx } from '#platform';
import type { ProjectFacts } from '#policies';
import type { SelectQueryBuilder } from 'typeorm';
import { factsOfRegistered } from '../project/policy-facts.queries.js';
import { bindTo } from '../project/bind-to.js';
import { visibleTo } from '../project/project-access.js';
import { type ProjectScope, takesPart, withinScope } from '../project/project-scope.js';
import { Project } from '../project/project.entity.js';

/** Which running projects are meant: those under these policies that the actor sees, of a department, plan or series, or named one by one. */
export interface RunningScope extends ProjectScope {
  policyIds: readonly string[];
  departmentId?: string | undefined;
  projectIds?: readonly string[] | undefined;
}

/** SQL on `p`: not over. Suspended projects go on under their policy, so they count. */
const RUNNING = `p.state NOT IN ('closed', 'cancelled', 'carried_over')`;

/** Parts before the whole, as every change locks them: a part is always younger. */
const PARTS_FIRST = ['p.id', 'DESC'] as const;

/** The running projects of a scope, as far as the actor sees them; read in batches, however many they are. */
export class RunningProjects {
  constructor(
    private readonly actor: Actor,
    private readonly scope: RunningScope,
  ) {}

  /** How many there are under each policy. */
  async countByPolicy(db: Queryable): Promise<Map<string, number>> {
    const query = this.running(db, this.scope).select('p.policy_id', 'policyId').addSelect('count(*)::int', 'projects');
    const rows = await query.groupBy('p.policy_id').getRawMany<{ policyId: string; projects: number }>();
    return new Map(rows.map(({ policyId, projects }) => [policyId, projects]));
  }

  async count(db: Queryable): Promise<number> {
    return [...(await this.countByPolicy(db)).values()].reduce((sum, projects) => sum + projects, 0);
  }

  /** Their ids, so many at a time; of a sample only one project in so many. */
  async *batches(db: Queryable, { size, oneIn = 1 }: { size: number; oneIn?: number }): AsyncGenerator<string[]> {
    for (let after: string | null = null; ;) {
      const ids: string[] = await this.next(db, { after, size, oneIn });
      if (ids.length > 0) yield ids;
      if (ids.length < size) return;
      after = ids.at(-1) ?? null;
    }
  }

  /** Locks those of the projects that still are what the scope means; the others were changed meanwhile. */
  async lock(tx: Tx, ids: readonly string[]): Promise<Project[]> {
    return this.running(tx, { ...this.scope, projectIds: ids })
      .orderBy(...PARTS_FIRST)
      .setLock('for_no_key_update')
      .getMany();
  }

  /** What policies ask of them, with their titles. */
  facts(db: Queryable, ids: readonly string[]): Promise<(ProjectFacts & { id: string; title: string })[]> {
    return factsOfRegistered(db, ids);
  }

  /** @throws DomainError `project.not-found` for the first that the scope names and the actor doesn't see */
  async assertVisible(db: Queryable): Promise<void> {
    if (!this.scope.projectIds) return;
    const parameters: unknown[] = [this.scope.projectIds];
    const visible = visibleTo(this.actor, (value) => `$${parameters.push(value)}`);
    const [unseen] = await db.query<{ id: string }>(
      `SELECT a.id FROM unnest($1::uuid[]) AS a (id) WHERE NOT EXISTS (SELECT 1 FROM project p WHERE p.id = a.id AND ${visible}) LIMIT 1`,
      parameters,
    );
    if (unseen) throw notFound('project', unseen.id);
  }

  private async next(
    db: Queryable,
    { after, size, oneIn }: { after: string | null; size: number; oneIn: number },
  ): Promise<string[]> {
    const query = this.running(db, this.scope).select('p.id');
    if (after) query.andWhere('p.id < :after', { after });
    if (oneIn > 1) query.andWhere('(hashtext(p.id::text) & 2147483647) % :oneIn::int = 0', { oneIn });
    const projects = await query
      .orderBy(...PARTS_FIRST)
      .limit(size)
      .getMany();
    return projects.map(({ id }) => id);
  }

  /** Projects `p` that a scope means. */
  private running(db: Queryable, scope: RunningScope): SelectQueryBuilder<Project> {
    const query = db.manager.createQueryBuilder(Project, 'p');
    const add = bindTo(query);
    const conditions = [
      RUNNING,
      `p.policy_id = ANY(${add(scope.policyIds)})`,
      visibleTo(this.actor, add),
      ...withinScope(scope, add),
      ...(scope.departmentId ? [takesPart(scope.departmentId, add)] : []),
      ...(scope.projectIds ? [`p.id = ANY(${add(scope.projectIds)})`] : []),
    ];
    return query.where(conditions.join(' AND '));
  }
}
