import type { Language } from '#platform';
import type { RecordedEvent } from '#outbox';

/** What a sentence needs besides its event. */
export interface HistoryWords {
  language: Language;
  /** What the offices call an event (zh-CN), by its type. */
  termOf: (type: string) => string | undefined;
  /** Of a department or a person; undefined for what is neither. */
  nameOf: (id: string) => string | undefined;
}

type Told = Pick<RecordedEvent, 'type' | 'actor' | 'data'>;
type Facts = Record<string, unknown>;

/** What happened, as one sentence: who did what, with what changed and what was said. Pure. */
export function historySentence(event: Told, words: HistoryWords): string {
  const isChinese = words.language === 'zh-CN';
  const details = [...stepDetails(event.data, isChinese), ...changes(event.data, words), ...said(event.data)];
  const who = event.actor.id === null ? (isChinese ? '系统' : 'Duban') : event.actor.name;
  if (isChinese) return `${who}：${words.termOf(event.type) ?? event.type}${details.length > 0 ? `，${details.join('，')}` : ''}`;
  return `${who}: ${inEnglish(event.type)}${details.length > 0 ? `, ${details.join(', ')}` : ''}`;
}

/** project.extension_requested: extension requested. */
function inEnglish(type: string): string {
  return type.replace(/^[^.]*\./, '').replaceAll('_', ' ');
}

const LEVELS = {
  'zh-CN': ['提醒', '催办', '督办（黄）', '督办（红）', '拟通报', '拟约谈'],
  en: ['reminder', 'urge', 'escalation, yellow', 'escalation, red', 'circular proposed', 'interview proposed'],
};

/** Of a step of the ladder: its level, the date that it counts from, and who owes it where that is not the lead. */
function stepDetails({ level, anchorDate, department, people, mergedInto }: Facts, isChinese: boolean): string[] {
  const found: string[] = [];
  if (typeof level === 'number') found.push(LEVELS[isChinese ? 'zh-CN' : 'en'][level] ?? `L${level}`);
  if (typeof anchorDate === 'string') found.push(isChinese ? `以${anchorDate}起算` : `counted from ${anchorDate}`);
  if (typeof department === 'string') found.push(department);
  if (Array.isArray(people) && people.length > 0) found.push(`→ ${people.map(String).join(isChinese ? '、' : ', ')}`);
  if (typeof mergedInto === 'string') found.push(isChinese ? '并入同时到期的一条' : 'part of another message');
  return found;
}

const FIELDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  dueDate: ['时限', 'due'],
  percent: ['进度', 'progress'],
  leadDepartmentId: ['牵头单位', 'lead'],
  leaderId: ['分管领导', 'leader'],
  requestedDueDate: ['申请时限', 'asks for'],
  priority: ['紧急程度', 'priority'],
};
const PRIORITIES: Readonly<Record<string, string>> = { urgent: '特急', high: '加急', normal: '平急' };

/** What was before and after, of the fields that people know. */
function changes(data: Facts, { language, nameOf }: HistoryWords): string[] {
  const before = factsIn(data['before']);
  const after = factsIn(data['after']) ?? {};
  const isChinese = language === 'zh-CN';
  const say = (name: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return isChinese ? '无' : 'none';
    if (name === 'percent') return `${String(value)}%`;
    if (name === 'priority' && isChinese) return PRIORITIES[String(value)] ?? String(value);
    return nameOf(String(value)) ?? String(value);
  };
  const found = Object.entries(FIELDS).flatMap(([name, label]) => {
    const now = after[name] ?? (before ? undefined : data[name]);
    if (now === undefined || (now === null && !before?.[name])) return [];
    const then = before?.[name];
    const changed = then === undefined || then === null ? say(name, now) : `${say(name, then)} → ${say(name, now)}`;
    return [`${label[isChinese ? 0 : 1]} ${changed}`];
  });
  found.push(...namedPeople(before, after, isChinese));
  const helpers = factsIn(data['cooperation']);
  const ids = helpers ? helpers['after'] : data['cooperatingDepartmentIds'];
  if (!Array.isArray(ids) || (ids.length === 0 && !helpers)) return found;
  const names = ids.map((id) => nameOf(String(id)) ?? String(id)).join(isChinese ? '、' : ', ');
  return [...found, `${isChinese ? '配合单位' : 'helped by'} ${names || (isChinese ? '无' : 'none')}`];
}

const NAMED_ROLES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'responsible-leader': ['责任领导', 'responsible leader'],
  'responsible-person': ['责任人', 'responsible'],
  liaison: ['联络员', 'liaison'],
};

/** Who is named now, by role; of a role that nobody has any more that there is none. */
function namedPeople(before: Facts | null, after: Facts, isChinese: boolean): string[] {
  if (!Array.isArray(after['people'])) return [];
  const [old, now] = [peopleIn(before?.['people']), peopleIn(after['people'])];
  return Object.entries(NAMED_ROLES).flatMap(([role, label]) => {
    const namesOf = (people: typeof now): string =>
      people.flatMap((one) => (one.role === role ? [one.name] : [])).join(isChinese ? '、' : ', ');
    if (namesOf(old) === namesOf(now)) return [];
    return [`${label[isChinese ? 0 : 1]} ${namesOf(now) || (isChinese ? '无' : 'none')}`];
  });
}

function peopleIn(value: unknown): { role: string; name: string }[] {
  if (!Array.isArray(value)) return [];
  return value.map(factsIn).flatMap((one) => (one ? [{ role: String(one['role']), name: String(one['name']) }] : []));
}

/** The words that somebody said with it, once each. */
function said(data: Facts): string[] {
  const texts = ['reason', 'text', 'problems', 'answer', 'message', 'because'].map((name) => data[name]);
  return [...new Set(texts.filter((one): one is string => typeof one === 'string' && one.trim() !== ''))].map(
    (one) => `“${one}”`,
  );
}

function factsIn(value: unknown): Facts | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Facts) : null;
}
