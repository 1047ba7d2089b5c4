import type { Actor } from '#identity';
import { notFound, type Queryable, type Tx } from '#platform';
import type { ProjectFacts } from '#policies';
import { In } from 'typeorm';
import { factsOfRegistered } from '../project/policy-facts.queries.js';
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
const RUNNING = `p.state NOT IN ('closed', 'cancelled')`;

/** Parts before the whole, as every change locks them: a part is always younger. */
const PARTS_FIRST = 'p.id DESC';

/** The running projects of a scope, as far as the actor sees them; read in batches, however many they are. */
export class RunningProjects {
  constructor(
    private readonly actor: Actor,
    private readonly scope: RunningScope,
  ) {}

  /** How many there are under each policy. */
  async countByPolicy(db: Queryable): Promise<Map<string, number>> {
    // Under visibleTo: runningConditions has it.
    const { conditions, parameters } = this.conditions(this.scope);
    const rows = await db.query<{ policyId: string; projects: number }>(
      `SELECT p.policy_id AS "policyId", count(*)::int AS projects FROM project p WHERE ${conditions.join(' AND ')} GROUP BY 1`,
      parameters,
    );
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
    // Under visibleTo: runningConditions has it.
    const { conditions, parameters } = this.conditions({ ...this.scope, projectIds: ids });
    const locked = await tx.query<{ id: string }>(
      `SELECT p.id FROM project p WHERE ${conditions.join(' AND ')} ORDER BY ${PARTS_FIRST} FOR NO KEY UPDATE OF p`,
      parameters,
    );
    return tx.manager.find(Project, { where: { id: In(locked.map(({ id }) => id)) }, order: { id: 'DESC' } });
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
    const { conditions, parameters, add } = this.conditions(this.scope);
    // Under visibleTo: runningConditions has it.
    if (after) conditions.push(`p.id < ${add(after)}`);
    if (oneIn > 1) conditions.push(`(hashtext(p.id::text) & 2147483647) % ${add(oneIn)}::int = 0`);
    const rows = await db.query<{ id: string }>(
      `SELECT p.id FROM project p WHERE ${conditions.join(' AND ')} ORDER BY ${PARTS_FIRST} LIMIT ${add(size)}`,
      parameters,
    );
    return rows.map(({ id }) => id);
  }

  /** SQL conditions on `p`. */
  private conditions(scope: RunningScope): { conditions: string[]; parameters: unknown[]; add: (value: unknown) => string } {
    const parameters: unknown[] = [];
    const add = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = [
      RUNNING,
      `p.policy_id = ANY(${add(scope.policyIds)})`,
      visibleTo(this.actor, add),
      ...withinScope(scope, add),
      ...(scope.departmentId ? [takesPart(scope.departmentId, add)] : []),
      ...(scope.projectIds ? [`p.id = ANY(${add(scope.projectIds)})`] : []),
    ];
    return { conditions, parameters, add };
  }
}
