import { Liquid, type StaticAnalysis, type Template as Compiled } from 'liquidjs';
import { type DueDay, LANGUAGES, type Language, type Message } from './message.js';
import type { DigestFacts, Notice, Reader } from './notice.js';
import { COMMON_TEXTS, type Template, TEMPLATES, type Text } from './template.js';

/**
 * Liquid, because a template may come from an administrator: it is walked, not compiled to a program, sees only the facts
 * themselves, and stops at these limits. Nothing is escaped here; each format does that for itself.
 */
const ENGINES = Object.fromEntries(LANGUAGES.map((language) => [language, engineOf(language)])) as Record<Language, Liquid>;

function engineOf(language: Language): Liquid {
  return new Liquid({
    templates: COMMON_TEXTS[language].parts,
    cache: true,
    ownPropertyOnly: true,
    strictFilters: true,
    timezoneOffset: 0, // A civil date is read as midnight UTC and printed there.
    parseLimit: 100_000,
    memoryLimit: 1_000_000,
  });
}

/** Texts are parsed once in the life of the template that they belong to: those of a draft are forgotten with it. */
const parsed = new WeakMap<object, Map<string, Compiled[]>>();

/**
 * What a notice says in a language, as everybody reads it.
 * @param limitMs for all of it; a template that a person wrote must not hold up everybody else
 * @throws what Liquid throws at a template that people wrote
 */
export function renderNotice(
  notice: Notice,
  language: Language,
  template: Template = TEMPLATES[language][notice.kind],
  limitMs = Infinity,
): Message {
  const source = { language, owner: template, deadline: performance.now() + limitMs };
  const fill = (text: Text): string => cleaned(fillText(text, source, notice.facts));
  return {
    kind: notice.kind,
    ...('level' in notice.facts ? { level: notice.facts.level } : {}),
    ...(notice.subject ? { subject: notice.subject } : {}),
    language,
    severity: notice.severity,
    title: oneLine(fill(template.title)),
    notes: [],
    opening: fill(template.opening),
    details: template.details
      .map(({ label, value }) => ({ label: oneLine(fill(label)), value: fill(value) }))
      .filter(({ value }) => value !== ''),
    actions: template.actions
      .map(({ label, link }) => ({ label: oneLine(fill(label)), link: oneLine(fill(link)) }))
      .filter(({ link }) => link !== ''),
    ...dueOf(notice),
    ...(notice.kind === 'digest' ? { dues: duesOf(notice.facts) } : {}),
  };
}

/** A slip is to be answered by its own day. */
function dueOf({ kind, facts }: Notice): Pick<Message, 'due'> {
  if (kind === 'slip') return { due: dueDay({ title: facts.title, dueDate: facts.answerDue }) };
  return 'dueDate' in facts && facts.dueDate !== '' ? { due: dueDay(facts) } : {};
}

function dueDay({ dueDate, title }: { dueDate: string; title: string }): DueDay {
  return { day: dueDate, what: oneLine(cleaned(title)) };
}

function duesOf({ groups, news }: DigestFacts): Message['dues'] {
  const dated = news.filter(({ dueDate, subject }) => dueDate !== '' && subject.id !== null);
  const ofNews = dated.map((one) => ({ ...dueDay(one), id: one.subject.id ?? '', link: one.link }));
  const shown = groups.flatMap(({ items }) =>
    items.map((item) => ({ ...dueDay(item), id: item.subject.id ?? '', link: item.link })),
  );
  return [...shown, ...ofNews.filter(({ id }) => !shown.some((one) => one.id === id))];
}

/** The same for one reader: a deputy is told for whom it is, a supervisor why it is shown. */
export function addressedTo(message: Message, reader: Reader): Message {
  const { titleFor, deputyNote, shownNote } = COMMON_TEXTS[message.language];
  const scope = { ...reader, title: message.title };
  const fill = (text: string): string => oneLine(cleaned(fillText(text, common(message.language), scope)));
  return {
    ...message,
    title: reader.deputyFor ? fill(titleFor) : message.title,
    notes: [...(reader.deputyFor ? [fill(deputyNote)] : []), ...(reader.shownFor ? [fill(shownNote)] : [])],
  };
}

/** A text that all kinds of a language share, on one line. */
export function fillCommon(name: 'mergedTitle' | 'mergedOpening', language: Language, scope: object): string {
  return oneLine(cleaned(fillText(COMMON_TEXTS[language][name], common(language), scope)));
}

interface Source {
  language: Language;
  /** What the text belongs to. */
  owner: object;
  /** By `performance.now()`. */
  deadline: number;
}

function common(language: Language): Source {
  return { language, owner: COMMON_TEXTS[language], deadline: Infinity };
}

function fillText(text: Text, { language, owner, deadline }: Source, scope: object): string {
  const source = joined(text);
  if (!source.includes('{')) return source;
  const ofOwner = parsed.get(owner) ?? new Map<string, Compiled[]>();
  const known = ofOwner.get(source) ?? parseText(source, language);
  parsed.set(owner, ofOwner.set(source, known));
  return String(ENGINES[language].renderSync(known, scope, { renderLimit: deadline - performance.now() }));
}

export function joined(text: Text): string {
  return typeof text === 'string' ? text : text.join('');
}

/** @throws what Liquid throws at a text that is none of its own */
export function parseText(source: string, language: Language): Compiled[] {
  return ENGINES[language].parse(source);
}

/** What a text names, along all of its branches and the parts that it puts in. @throws where a part is missing */
export function analyseText(compiled: Compiled[], language: Language): StaticAnalysis {
  return ENGINES[language].analyzeSync(compiled);
}

/** Without control characters and the marks that turn the direction of writing, which could show another text than there is. */
function cleaned(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{Cc}\n\t]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .trim();
}

function oneLine(text: string): string {
  return text.replace(/\s*[\n\t\u2028\u2029]\s*/g, ' ');
}
