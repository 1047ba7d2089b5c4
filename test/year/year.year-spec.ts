import { OfficeCalendar } from '#identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase } from '../setup/database.js';
import { cardLine, readCards, readCharged, scoreLine } from './cards.js';
import { ROSTER } from './cast.js';
import { expectSame, type Line } from './compare.js';
import { firstMessages, type FoundReminder, readLamps, readPaperSlips, readPassedOver, readReminders } from './found.js';
import { dayOf, weekEnds } from './oracle/calendar.js';
import { laddersOf, type Step } from './oracle/ladder.js';
import { lampOn } from './oracle/lamps.js';
import { standingBefore } from './oracle/life.js';
import { callsOf, messagesOf, People } from './oracle/people.js';
import { cardsOf } from './oracle/scores.js';
import type { Known } from './oracle/sheet.js';
import { END, type PlayedProject, type PlayedYear, playYear } from './stage.js';

const SEED = Number(process.env['YEAR_SEED'] ?? 1);
const DOCUMENTS = Number(process.env['YEAR_DOCUMENTS'] ?? 5);

/** Periods with their days, and the day on which one looks at them. */
const QUESTIONS = [
  ['2022-Q1', '2022-01-01', '2022-03-31', '2022-03-31'],
  ['2022-H1', '2022-01-01', '2022-06-30', '2022-05-16'],
  ['2022-Q2', '2022-04-01', '2022-06-30', '2022-06-30'],
  ['2022-08', '2022-08-01', '2022-08-31', '2022-08-31'],
  ['2022-Q3', '2022-07-01', '2022-09-30', '2022-09-30'],
  ['2022-Q4', '2022-10-01', '2022-12-31', '2022-12-31'],
  ['2022-Q1', '2022-01-01', '2022-03-31', '2022-12-31'],
  ['2022', '2022-01-01', '2022-12-31', '2022-12-31'],
] as const;

const people = new People(ROSTER.people);
const isEmpty = (department: string): boolean => !ROSTER.people.some(({ departmentCode }) => departmentCode === department);
let database: Awaited<ReturnType<typeof freshDatabase>>;
let year: PlayedYear;
let nameOf: ReadonlyMap<string, string>;

beforeAll(async () => {
  const say = (line: string): boolean => process.stderr.write(`year ${SEED}: ${line}\n`);
  database = await freshDatabase();
  year = await playYear(database.url, SEED, DOCUMENTS, say);
  nameOf = new Map(year.projects.map((project, index) => [project.id, labelOf(project, index)]));
});

afterAll(async () => {
  await year?.services.close();
  await database.drop();
});

function labelOf({ title, beginning }: PlayedProject, index: number): string {
  return `#${index} ${title} (${beginning.book.name}, registered ${beginning.registered}, due ${beginning.due})`;
}

/** The same of every project, under its name. */
function ofAll(say: (project: PlayedProject) => Omit<Line, 'project'>[]): Line[] {
  return year.projects.flatMap((project) => say(project).map((line) => ({ project: nameOf.get(project.id)!, ...line })));
}

const EVENTS: Record<string, string> = {
  reminder: 'project.reminded',
  escalation: 'project.escalated',
  draft: 'project.escalation_drafted',
  urge: 'project.urged',
  raise: 'project.raised',
};

function lineOf(step: Omit<FoundReminder, 'projectId'>): Omit<Line, 'project'> {
  const { track, helper, key, date, level, kind, planned, taken, carriedBy, to, events } = step;
  const way = carriedBy ? `carried by ${carriedBy}` : `to ${to.toSorted().join(', ') || 'nobody'}`;
  return {
    name: `${taken.slice(0, 10)} ${track} ${key} of ${date}${helper ? ` by ${helper}` : ''}`,
    says: `L${level} ${kind} at ${taken}, planned ${planned}, ${way}; ${events.join(', ')}`,
  };
}

describe(`a year on ${DOCUMENTS} plan documents, seed ${SEED}`, () => {
  it('every act is answered as the rules have it', () => {
    const refused = (project: PlayedProject): Map<unknown, string> => {
      const messages = ladderMessages(project);
      const calls = callsOf(project.acts, project.beginning, project.lives, messages, people);
      return new Map(calls.filter(({ message }) => message === null).map(({ act }) => [act, 'call.already-today']));
    };
    expectSame(
      'answers to acts',
      ofAll((project) => {
        const calls = refused(project);
        return project.acts.map((act) => ({ name: `${act.at} ${act.what}`, says: act.refused ?? calls.get(act) ?? 'done' }));
      }),
      ofAll(({ acts }) => acts.map((act) => ({ name: `${act.at} ${act.what}`, says: year.answers.get(act) ?? 'not made' }))),
    );
  });

  it('every reminder and escalation is on record on its day, once, at its level, with its people', async () => {
    const found = await readReminders(year.services.database);
    expectSame(
      'reminders',
      ofAll((project) => {
        const { taken } = laddersOf(project.beginning, project.lives, END);
        const messages = ladderMessages(project);
        const messageOf = (step: Step): string[] =>
          messages.find(
            ({ track, helper, key, at }) =>
              track === step.track && helper === step.helper && key === step.key && at === step.taken,
          )?.to ?? [];
        const calls = callsOf(project.acts, project.beginning, project.lives, messages, people);
        return [
          ...taken.map((step) =>
            lineOf({
              ...step,
              to: messageOf(step),
              events: [step.track.endsWith('-slip') ? 'slip.overdue' : EVENTS[step.kind]!],
            }),
          ),
          ...calls.flatMap(({ message }) =>
            message
              ? [
                  lineOf({
                    ...message,
                    date: dayOf(message.at),
                    kind: message.track === 'urge' ? 'reminder' : 'escalation',
                    planned: message.at,
                    taken: message.at,
                    carriedBy: null,
                    events: [EVENTS[message.track]!],
                  }),
                ]
              : [],
          ),
        ];
      }),
      found.map((one) => ({ project: nameOf.get(one.projectId)!, ...lineOf(one) })),
    );
  });

  it('every step whose condition does not hold is skipped, and the history says so', async () => {
    const found = await readPassedOver(year.services.database);
    const say = (one: Pick<FoundReminder, 'track' | 'key' | 'date' | 'planned' | 'taken'>): Omit<Line, 'project'> => ({
      name: `${one.taken} ${one.track} ${one.key} of ${one.date}`,
      says: `planned ${one.planned}`,
    });
    expectSame(
      'steps skipped',
      ofAll(({ beginning, lives }) => laddersOf(beginning, lives, END).skippedSteps.map(say)),
      found.map((one) => ({ project: nameOf.get(one.projectId)!, ...say(one) })),
    );
  });

  it('every lamp at the end of every week is what its table says, as of then', async () => {
    const oracle: Line[] = [];
    const engine: Line[] = [];
    for (const sunday of weekEnds('2022-01-03', dayOf(END))) {
      const name = `lamp on ${sunday}`;
      oracle.push(
        ...ofAll(({ beginning, lives }) => {
          const standing = standingBefore(lives, `${sunday} 24:00`);
          return standing ? [{ name, says: lampOn(standing, beginning, sunday) }] : [];
        }),
      );
      const lamps = await readLamps(year.services.database, sunday, year.services.get(OfficeCalendar));
      engine.push(...[...lamps].map(([id, says]) => ({ project: nameOf.get(id)!, name, says })));
    }
    expectSame('lamps', oracle, engine);
  });

  it('every slip has its colour, the next number and the day for its answer', async () => {
    const issued = year.projects
      .flatMap(({ id, acts, lives, beginning }) =>
        acts.filter(({ what }) => what === 'issue-slip').map((act, n) => ({ id, act, slip: lives.at(-1)!.slips[n]!, beginning })),
      )
      .toSorted((a, b) => (a.act.at === b.act.at ? a.act.project - b.act.project : a.act.at < b.act.at ? -1 : 1));
    const found = await readPaperSlips(year.services.database);
    expectSame(
      'slips',
      issued.map(({ id, act, slip }, n) => ({
        project: nameOf.get(id)!,
        name: `slip of ${act.at}`,
        says: `2022/${n + 1} ${slip.colour}, answer by ${slip.answerDue}, ${slip.is}`,
      })),
      found.map(({ projectId, issued, number, colour, answerDue, state }) => ({
        project: nameOf.get(projectId)!,
        name: `slip of ${issued}`,
        says: `${number} ${colour}, answer by ${answerDue}, ${state}`,
      })),
    );
  });
});

describe(`the scores of that year, seed ${SEED}`, () => {
  it.each(QUESTIONS)('every line and score of %s (%s to %s) as of %s', async (period, from, to, today) => {
    const { supervisor, projects } = year;
    const known = projects.flatMap(({ beginning, lives, acts }, project): Known[] => {
      const until = `${today} 24:00`;
      const past = lives.filter(({ from }) => from < until);
      return past.length > 0 ? [{ project, beginning, lives: past, acts: acts.filter(({ at }) => at < until) }] : [];
    });
    const cards = cardsOf(known, { from, to }, today, isEmpty);
    const found = await readCards(year.services, supervisor, { period, today, isPast: today < dayOf(END) }, nameOf);
    expectSame(`scores of ${period} on ${today}`, cards.map(scoreLine), found.scores);
    expectSame(
      `lines of ${period} on ${today}`,
      cards.flatMap(({ lines }) => lines.map((line) => cardLine(line, nameOf.get(projects[line.project]!.id)!))),
      found.lines,
    );
  });

  it('nothing is charged to a department whose people had not got a message about the project before', async () => {
    const told = await firstMessages(year.services.database);
    const periods = ['2022', '2022-Q2', '2022-Q3', '2022-Q4', '2022-08', '2022-12'];
    const found = periods.map((period) =>
      readCharged(year.services, year.supervisor, { period, today: dayOf(END), isPast: false }),
    );
    const charged = (await Promise.all(found)).flat();
    process.stderr.write(`year ${SEED}: ${charged.length} charged lines\n`);
    expect(charged.length).toBeGreaterThan(100);
    const silent = charged.filter(({ departmentId, projectId, date }) => {
      const day = told.get(`${departmentId} ${projectId}`);
      return day === undefined || day > date;
    });
    expect(silent).toEqual([]);
  });
});

function ladderMessages({ beginning, lives }: PlayedProject): ReturnType<typeof messagesOf> {
  return messagesOf(laddersOf(beginning, lives, END).taken, beginning, lives, people);
}
