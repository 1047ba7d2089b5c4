import { Injectable } from '@nestjs/common';
import { type Actor, directory } from '#identity';
import { Database } from '#platform';
import { ProjectReader } from '#projects';
import type { Task, UnheldTask } from './task.js';

type Holder = Task['holders'][number];

/** Who of a department has which task. */
@Injectable()
export class HoldersService {
  constructor(
    private readonly database: Database,
    private readonly reader: ProjectReader,
  ) {}

  /**
   * Each task with who of the actor's department has it: whoever is named for a project that the department leads (责任人, 联络员) and is still of
   * it. What the department helps with, calls, and blockers that it resolves are everybody's.
   */
  async held(actor: Actor, tasks: readonly UnheldTask[]): Promise<Task[]> {
    const ids = [...new Set(tasks.flatMap(({ project }) => (project ? [project.id] : [])))];
    const named = actor.role === 'officer' && ids.length > 0 ? await this.namedOf(actor, ids) : new Map<string, Holder[]>();
    return tasks.map((task) => ({
      ...task,
      holders: task.kind === 'resolve-blocker' ? [] : (named.get(task.project?.id ?? '') ?? []),
    }));
  }

  private async namedOf(actor: Actor, projectIds: readonly string[]): Promise<Map<string, Holder[]>> {
    const people = await this.reader.namedOf(actor, projectIds);
    const accounts = await directory.contacts(this.database, [...new Set([...people.values()].flat())]);
    const colleagues = new Map(accounts.filter(isColleagueOf(actor)).map(({ id, name }) => [id, { id, name }]));
    return new Map([...people].map(([id, ids]) => [id, ids.flatMap((one) => colleagues.get(one) ?? [])]));
  }
}

function isColleagueOf(actor: Actor): (person: { departmentId: string | null; role: string }) => boolean {
  return ({ departmentId, role }) => role === 'officer' && departmentId === actor.departmentId;
}

/** It is this person's: nobody is named, or this one is among those who are. */
export function isHeldBy(personId: string): (task: Pick<Task, 'holders'>) => boolean {
  return ({ holders }) => holders.length === 0 || holders.some(({ id }) => id === personId);
}
