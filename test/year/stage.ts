import { type Actor, loadRoster } from '#identity';
import { SimulatedClock } from '#platform';
import { PoliciesService } from '#policies';
import { instantAt } from '#work-calendar';
import { ROSTER } from './cast.js';
import type { Moment } from './oracle/calendar.js';
import { type Act, type Beginning, livesOf, type Standing } from './oracle/life.js';
import { Part } from './part.js';
import { type Answers, Play } from './play.js';
import { TEST_POLICIES } from './policies.js';
import { beginningsOf, idsBy, importPlans } from './registration.js';
import { scriptOf } from './script.js';
import { TestServices } from '../setup/services.js';

export const END: Moment = '2022-12-31 23:59';

/** One project of the year: what it began with, what was done to it, how it stood, and its id in the application. */
export interface PlayedProject {
  id: string;
  title: string;
  beginning: Beginning;
  acts: Act[];
  lives: Standing[];
}

export interface PlayedYear {
  services: TestServices;
  supervisor: Actor;
  projects: PlayedProject[];
  answers: Answers;
}

/** Registers the items of so many documents under three policies and plays their year. */
export async function playYear(
  databaseUrl: string,
  seed: number,
  documents: number,
  progress: (line: string) => void,
): Promise<PlayedYear> {
  const clock = new SimulatedClock(instantAt('2022-01-03', '10:00'));
  const services = await TestServices.open({ databaseUrl, clock });
  await services.database.transaction((tx) => loadRoster(tx, ROSTER, clock.now()));
  const actors = await actorsOf(services);
  const admin = actors.get('admin')!;
  for (const [name, policy] of Object.entries(TEST_POLICIES)) await services.get(PoliciesService).save(admin, name, policy);

  const supervisor = actors.get('ducha1')!;
  const items = await importPlans(services, supervisor, documents);
  const beginnings = beginningsOf(items, seed);
  const scripts = beginnings.map((beginning, index) => scriptOf(new Part(seed, index, beginning), END));
  // The sort is stable: what happens at one moment happens in the order of the projects.
  const acts = scripts.flat().toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
  progress(`${items.length} projects, ${acts.length} acts`);
  const play = new Play(services, clock, actors, await idsBy(services, 'department', 'code'));
  await play.run(items, beginnings, acts, END, progress);
  const projects = beginnings.map((beginning, index) => ({
    id: play.projectIds[index]!,
    title: items[index]!.text.slice(0, 24),
    beginning,
    acts: scripts[index]!,
    lives: livesOf(beginning, scripts[index]!),
  }));
  return { services, supervisor, projects, answers: play.answers };
}

async function actorsOf(services: TestServices): Promise<Map<string, Actor>> {
  const rows = await services.database.query<Actor & { login: string }>(
    `SELECT login, id, name, role, department_id AS "departmentId", 'person' AS kind FROM person`,
  );
  return new Map(rows.map(({ login, ...actor }) => [login, actor]));
}
