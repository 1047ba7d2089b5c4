import { Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import { Database, type Queryable } from '#platform';
import { bindTo, Cooperation, Project, ProjectsService, visibleTo } from '#projects';
import { In } from 'typeorm';
import { RosterNames } from '../matching/roster-names.js';

/** A name in the sources of running projects that no department has. */
export interface UnmatchedProjectName {
  name: string;
  /** Departments that it means by today's roster; empty while it means none. */
  departmentIds: string[];
  projectIds: string[];
}

/** Names of departments that stay on projects as text until somebody matches them. */
@Injectable()
export class UnmatchedNamesService {
  constructor(
    private readonly database: Database,
    private readonly projects: ProjectsService,
  ) {}

  /** The names on running projects that the actor sees, those of the most projects first. @throws DomainError `access.denied` */
  async list(actor: Actor): Promise<UnmatchedProjectName[]> {
    requireAbility(actor, 'project.supervise');
    const projects = await projectsWithUnmatchedNames(this.database, actor);
    const roster = await RosterNames.read(this.database);
    const byName = new Map<string, UnmatchedProjectName>();
    for (const { id, unmatchedNames } of projects)
      for (const name of unmatchedNames) {
        const known = byName.get(name) ?? { name, departmentIds: meaning(name, roster), projectIds: [] };
        known.projectIds.push(id);
        byName.set(name, known);
      }
    return [...byName.values()].sort((a, b) => b.projectIds.length - a.projectIds.length);
  }

  /**
   * Matches names anew, after the roster was completed: the departments that they mean by now help with their projects, which is told and
   * recorded as any change of who helps. Answers how many projects changed.
   * @param meant departments for names that the roster itself doesn't tell
   * @throws DomainError `access.denied`, `department.not-found`
   */
  async match(actor: Actor, meant: readonly { name: string; departmentIds: readonly string[] }[] = []): Promise<number> {
    requireAbility(actor, 'project.supervise');
    return this.database.transaction(async (tx) => {
      const roster = await RosterNames.read(tx);
      const given = new Map(meant.map(({ name, departmentIds }) => [name, departmentIds]));
      const departmentsOf = (name: string): readonly string[] => given.get(name) ?? meaning(name, roster);
      let changed = 0;
      for (const project of await projectsWithUnmatchedNames(tx, actor)) {
        const found = project.unmatchedNames.filter((name) => departmentsOf(name).length > 0);
        if (found.length === 0) continue;
        const cooperatingDepartmentIds = [...new Set([...project.cooperatingDepartmentIds, ...found.flatMap(departmentsOf)])];
        await this.projects.transition(tx, commandOf(project, { actor, found, cooperatingDepartmentIds }));
        changed += 1;
      }
      return changed;
    });
  }
}

type NamedProject = Pick<Project, 'id' | 'version' | 'unmatchedNames'> & { cooperatingDepartmentIds: string[] };

/** Running projects that the actor sees and that still have a name as text. */
async function projectsWithUnmatchedNames({ manager }: Queryable, actor: Actor): Promise<NamedProject[]> {
  const query = manager
    .createQueryBuilder(Project, 'p')
    .select(['p.id', 'p.version', 'p.unmatchedNames'])
    .where(`p.unmatchedNames <> '{}'`)
    .andWhere(`p.state NOT IN ('closed', 'cancelled', 'carried_over')`)
    .orderBy('p.dueDate')
    .addOrderBy('p.id');
  const projects = await query.andWhere(visibleTo(actor, bindTo(query))).getMany();
  const helping = await manager.findBy(Cooperation, { projectId: In(projects.map(({ id }) => id)) });
  return projects.map((project) => ({
    ...project,
    cooperatingDepartmentIds: helping.flatMap(({ projectId, departmentId }) => (projectId === project.id ? [departmentId] : [])),
  }));
}

function meaning(name: string, roster: RosterNames): string[] {
  const found = roster.department(name);
  return 'id' in found ? [found.id] : (roster.membersOf(name) ?? []);
}

function commandOf(
  { id, version, unmatchedNames }: NamedProject,
  { actor, found, cooperatingDepartmentIds }: { actor: Actor; found: readonly string[]; cooperatingDepartmentIds: string[] },
): Parameters<ProjectsService['transition']>[1] {
  return {
    projectId: id,
    transition: 'change-cooperation',
    actor,
    expectedVersion: version,
    cooperatingDepartmentIds,
    unmatchedNames: unmatchedNames.filter((name) => !found.includes(name)),
    reason: `名称对应上名册：${found.join('、')}`,
  };
}
