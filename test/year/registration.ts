import { readdir, readFile } from 'node:fs/promises';
import { chance, pick } from '../../libs/demonstration/src/chance.js';
import type { Actor } from '#identity';
import { PlansService, type Registration, RegistrationService } from '#plans';
import type { SimulatedClock } from '#platform';
import { instantAt } from '#work-calendar';
import { DEPARTMENT_CODES, LEADERS } from './cast.js';
import { dayOf, type Day, type Moment, plusDays } from './oracle/calendar.js';
import type { Beginning } from './oracle/life.js';
import type { Rulebook } from './oracle/rulebook.js';
import { LIVELIHOOD_SERIES, rulebookOf } from './oracle/rulebooks.js';
import type { TestServices } from '../setup/services.js';

const FOLDER = new URL('../fixtures/plans/', import.meta.url);

/** Batches of the year: on workdays, at the very minute of a dispatch, on a worked Saturday, on a Sunday, at night. */
const BATCHES: Record<Moment, number> = {
  '2022-01-04 10:00': 20,
  '2022-01-17 09:00': 15,
  '2022-01-29 11:00': 10,
  '2022-02-13 15:00': 10,
  '2022-03-01 08:00': 15,
  '2022-04-02 14:00': 8,
  '2022-05-06 19:30': 8,
  '2022-06-20 08:30': 6,
  '2022-08-15 10:00': 5,
  '2022-09-29 16:00': 3,
};
const LAST_DAY = '2022-12-31';

export interface Item {
  id: string;
  commitment: string | null;
  text: string;
}

/** A registered project: its id in the application, and what it began with. */
/** Takes the first so many documents in and answers their items, in their order. */
export async function importPlans(services: TestServices, actor: Actor, count: number): Promise<Item[]> {
  const files = (await readdir(FOLDER)).toSorted().slice(0, count);
  const plans = services.get(PlansService);
  for (const fileName of files) {
    const source = await readFile(new URL(fileName, FOLDER), 'utf8');
    const { planId, jobId } = await plans.submit(actor, { source, fileName });
    await plans.import(planId, jobId);
  }
  return services.database.query<Item>(
    `SELECT i.id, i.commitment, i.text FROM plan_item i JOIN plan p ON p.id = i.plan_id WHERE i.state = 'draft' ORDER BY p.file_name, i.span_start`,
  );
}

/** With what each item is to be registered: decided by the seed. */
export function beginningsOf(items: readonly Item[], seed: number): Beginning[] {
  return items.map(({ commitment }, index) => {
    const draw = (what: string): number => chance(seed, String(index), what);
    const series = draw('series') < 0.18 ? [LIVELIHOOD_SERIES] : [];
    const registered = pick(BATCHES, draw('batch'));
    const lead = codeAt(draw('lead'));
    return {
      registered,
      due: dueDay(dayOf(registered), draw),
      lead,
      helpers: [
        ...new Set([draw('helper') < 0.35 ? codeAt(draw('first')) : lead, draw('helper') < 0.1 ? codeAt(draw('second')) : lead]),
      ].filter((code) => code !== lead),
      leader: draw('leader') < 0.15 ? null : LEADERS[Math.floor(draw('which leader') * LEADERS.length)]!,
      priority: pick({ normal: 80, high: 14, urgent: 6 }, draw('priority')),
      commitment,
      book: { ...rulebookOf({ series, commitment }), ...dutyOf(draw('recurrence')) },
    };
  });
}

/** One task in ten comes back: each week, month or quarter. */
function dutyOf(drawn: number): Pick<Rulebook, 'duty'> {
  if (drawn < 0.01) return { duty: { cadence: 'weekly', day: 5, gap: 3 } };
  if (drawn < 0.06) return { duty: { cadence: 'monthly', day: 31, gap: 15 } };
  return drawn < 0.1 ? { duty: { cadence: 'quarterly', day: 31, gap: 45 } } : {};
}

const codeAt = (drawn: number): string => DEPARTMENT_CODES[Math.floor(drawn * DEPARTMENT_CODES.length)]!;

/** At the ends of quarters, within three weeks, or any day of the year. */
function dueDay(start: Day, draw: (what: string) => number): Day {
  const drawn = draw('due');
  const ends = ['2022-03-31', '2022-06-30', '2022-09-30', '2022-12-30', LAST_DAY].filter((day) => day > start);
  if (drawn < 0.35) return ends[Math.floor(draw('which end') * ends.length)]!;
  const within = drawn < 0.5 ? 21 : Math.round((Date.parse(LAST_DAY) - Date.parse(start)) / 86_400_000);
  const day = plusDays(start, Math.floor(draw('which day') * (within + 1)));
  return day > LAST_DAY ? LAST_DAY : day;
}

/** Registers the items batch by batch, as the clock comes to it; between the batches the play goes on. */
export async function registerBatch(
  services: TestServices,
  clock: SimulatedClock,
  actor: Actor,
  batch: readonly { item: Item; beginning: Beginning }[],
): Promise<string[]> {
  const departments = await idsBy(services, 'department', 'code');
  const people = await idsBy(services, 'person', 'login');
  const registrations = batch.map(({ item, beginning }): Registration => ({
    itemId: item.id,
    leadDepartmentId: departments.get(beginning.lead)!,
    cooperatingDepartmentIds: beginning.helpers.map((code) => departments.get(code)!),
    ...(beginning.leader ? { leaderId: people.get(beginning.leader)! } : {}),
    dueDate: beginning.due,
    ...(beginning.book.duty ? { recurrence: beginning.book.duty.cadence } : {}),
    priority: beginning.priority as 'normal',
    ...(beginning.book.name === 'livelihood' ? { series: [LIVELIHOOD_SERIES] } : {}),
  }));
  const [date = '', time = ''] = batch[0]!.beginning.registered.split(' ');
  clock.moveTo(instantAt(date, time));
  const registered = await services.get(RegistrationService).register(actor, registrations);
  return registered.map(({ projectId }) => projectId);
}

export async function idsBy(
  services: TestServices,
  table: 'department' | 'person',
  key: 'code' | 'login',
): Promise<Map<string, string>> {
  const rows = await services.database.query<{ key: string; id: string }>(`SELECT ${key} AS key, id FROM ${table}`);
  return new Map(rows.map(({ key, id }) => [key, id]));
}
