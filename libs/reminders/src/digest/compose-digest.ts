import type { Notice, ReaderRole } from '#notifications';
import type { Lamp } from '#policies';
import type { DutySubject } from '../duties/duty.js';

export type DigestFacts = Extract<Notice, { kind: 'digest' }>['facts'];
type DigestGroup = DigestFacts['groups'][number];
type DigestItem = DigestGroup['items'][number];

/** One thing that is asked of the reader about one project, blocker or call. */
export interface DigestEntry {
  subject: DutySubject;
  title: string;
  dueDate: string;
  daysLeft: number;
  lamp: Lamp;
  track: string;
  role?: ReaderRole;
  deputyFor: string;
  link: string;
  /** Answers what is asked with one click; null where that can't be. */
  click: DigestItem['click'];
}

/** So many projects are told of in one message; of more it says how many there are. */
export const MOST_ITEMS = 20;

const ORDER = ['red', 'yellow', 'green'] as const;

/** The morning's message to one person: by lamp, then by due date, each project, blocker and call once with all that is asked of it. */
export function composeDigest(entries: readonly DigestEntry[], { day, link }: Pick<DigestFacts, 'day' | 'link'>): DigestFacts {
  const projects = byProject(entries);
  const ofLamp = (lamp: Lamp): Entries[] => projects.filter(([first]) => first.lamp === lamp);
  const shown = ORDER.flatMap(ofLamp).slice(0, MOST_ITEMS);
  const groups = ORDER.map((lamp): DigestGroup => ({
    lamp,
    count: ofLamp(lamp).length,
    items: shown.flatMap((project, index) => (project[0].lamp === lamp ? [itemOf(project, index + 1)] : [])),
  }));
  const [red = 0, yellow = 0, green = 0] = groups.map(({ count }) => count);
  const total = red + yellow + green;
  return {
    day,
    total,
    red,
    yellow,
    green,
    groups: groups.filter(({ items }) => items.length > 0),
    more: total - shown.length,
    news: [],
    newsTotal: 0,
    link: projects.length === 1 ? (projects[0]?.[0].link ?? link) : link,
  };
}

/** So many of the notices that waited are told one by one. */
const MOST_NEWS = 50;

/** The same with what happened meanwhile and could wait. */
export function withNews(facts: DigestFacts, news: DigestFacts['news']): DigestFacts {
  const isNewsOnly = facts.total === 0 && news.length > 0;
  const link = isNewsOnly ? facts.link.replace(/todo$/, 'inbox') : facts.link;
  return { ...facts, news: news.slice(0, MOST_NEWS), newsTotal: news.length, link };
}

/** As pressing as its worst lamp. About the one project where there is only one, else about the tasks of the reader. */
export function digestNotice(facts: DigestFacts): Notice {
  const [only] = facts.groups.flatMap(({ items }) => items);
  const subject = facts.total === 1 && facts.newsTotal === 0 && only ? only.subject : { kind: 'tasks' as const, id: null };
  return { kind: 'digest', subject, severity: facts.red > 0 ? 'warning' : facts.yellow > 0 ? 'notice' : 'info', facts };
}

type Entries = [DigestEntry, ...DigestEntry[]];

function byProject(entries: readonly DigestEntry[]): Entries[] {
  const projects = new Map<string, Entries>();
  for (const entry of entries) {
    const known = projects.get(entry.subject.id);
    if (known) known.push(entry);
    else projects.set(entry.subject.id, [entry]);
  }
  return [...projects.values()].sort(([a], [b]) => compare(a.dueDate, b.dueDate) || compare(a.title, b.title));
}

function itemOf(entries: Entries, number: number): DigestItem {
  const [{ subject, title, dueDate, daysLeft, role = 'lead', link }] = entries;
  const isOwn = entries.some(({ deputyFor }) => deputyFor === '');
  return {
    subject,
    number,
    title,
    dueDate,
    daysLeft,
    tracks: [...new Set(entries.map(({ track }) => track))],
    role,
    deputyFor: isOwn ? '' : [...new Set(entries.map(({ deputyFor }) => deputyFor))].join('、'),
    link,
    click: entries.find(({ click }) => click !== null)?.click ?? null,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
