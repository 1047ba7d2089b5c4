import { Liquid, type Template as Compiled } from 'liquidjs';
import { type DueDay, LANGUAGES, type Language, type Message } from './message.js';
import type { Notice, Reader } from './notice.js';
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

/** Parsed once; the texts are few. */
const parsed = new Map<string, Compiled[]>();

/** What a notice says in a language, as everybody reads it. */
export function renderNotice(notice: Notice, language: Language, template: Template = TEMPLATES[language][notice.kind]): Message {
  const fill = (text: Text): string => cleaned(fillText(text, language, notice.facts));
  return {
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
    ...('dueDate' in notice.facts ? { due: dueDay(notice.facts) } : {}),
  };
}

function dueDay({ dueDate, title }: { dueDate: string; title: string }): DueDay {
  return { day: dueDate, what: oneLine(cleaned(title)) };
}

/** The same for one reader: a deputy is told for whom it is, a supervisor why it is shown. */
export function addressedTo(message: Message, reader: Reader): Message {
  const { titleFor, deputyNote, shownNote } = COMMON_TEXTS[message.language];
  const scope = { ...reader, title: message.title };
  const fill = (text: string): string => oneLine(cleaned(fillText(text, message.language, scope)));
  return {
    ...message,
    title: reader.deputyFor ? fill(titleFor) : message.title,
    notes: [...(reader.deputyFor ? [fill(deputyNote)] : []), ...(reader.shownFor ? [fill(shownNote)] : [])],
  };
}

/** A text that all kinds of a language share, on one line. */
export function fillCommon(name: 'mergedTitle' | 'mergedOpening', language: Language, scope: object): string {
  return oneLine(cleaned(fillText(COMMON_TEXTS[language][name], language, scope)));
}

function fillText(text: Text, language: Language, scope: object): string {
  const source = typeof text === 'string' ? text : text.join('');
  if (!source.includes('{')) return source;
  const key = `${language} ${source}`;
  const known = parsed.get(key) ?? ENGINES[language].parse(source);
  parsed.set(key, known);
  return String(ENGINES[language].renderSync(known, scope));
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
