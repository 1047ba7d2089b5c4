import { isCivilDate } from '#work-calendar';

/** What another system says of a project: how far it is, or that it is done. */
export interface InboundReport {
  /** The project's id, a tag that only it has, or its title. */
  project: string;
  kind: (typeof REPORT_KINDS)[number];
  text: string;
  /** 0 to 100; left out: as before. Not for a completion. */
  percent?: number;
  /** Not for a completion. */
  problems?: string;
  /** Asia/Shanghai civil date that the text is about. */
  date?: string;
}

export const REPORT_KINDS = ['progress', 'completion'] as const;
/** One message may hold so many reports: all are applied in one transaction. */
export const MAX_REPORTS = 100;
const MAX_TEXT = 5000;
const MAX_NAME = 500;

/** What the mapping made of a body is no report; the message says what to change. */
export class MappingFault extends Error {}

/**
 * The reports in the result of a mapping: one object, a list of them, or an empty list for a body to be passed over.
 * @param result as JSON gave it; undefined where the expression found nothing
 * @throws MappingFault
 */
export function reportsIn(result: unknown): InboundReport[] {
  if (result === undefined || result === null) {
    throw new MappingFault('The mapping found nothing in this body. Let it answer [] for bodies that are to be passed over.');
  }
  const list = Array.isArray(result) ? result : [result];
  if (list.length > MAX_REPORTS) throw new MappingFault(`The mapping made ${list.length} reports; at most ${MAX_REPORTS}.`);
  return list.map((one, at) => {
    const faults = faultsOf(one);
    if (faults.length > 0) throw new MappingFault(`Report ${at + 1}: ${faults.join('; ')}.`);
    return withoutNull(one as Record<string, unknown>) as unknown as InboundReport;
  });
}

type Check = (value: unknown, report: Record<string, unknown>) => string | null;

const CHECKS: Readonly<Record<keyof InboundReport, Check>> = {
  project: (value) => faultOfText(value, MAX_NAME),
  kind: (value) => ((REPORT_KINDS as readonly unknown[]).includes(value) ? null : `is one of ${REPORT_KINDS.join(', ')}`),
  text: (value) => faultOfText(value, MAX_TEXT),
  percent: (value, { kind }) => {
    if (!isGiven(value) || (kind === 'completion' && value === 100)) return null;
    if (kind === 'completion') return 'is 100 or left out for a completion';
    const isPercent = Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100;
    return isPercent ? null : 'is a whole number from 0 to 100 ($number() and $round() make one)';
  },
  problems: (value, { kind }) => {
    if (!isGiven(value)) return null;
    return kind === 'completion' ? 'belongs to progress, not to a completion' : faultOfText(value, MAX_TEXT);
  },
  date: (value) =>
    !isGiven(value) || (typeof value === 'string' && isCivilDate(value)) ? null : 'is a date written as YYYY-MM-DD, or left out',
};

function faultsOf(report: unknown): string[] {
  if (typeof report !== 'object' || report === null || Array.isArray(report)) {
    return [`is ${JSON.stringify(report).slice(0, 50)}, not an object with project, kind and text`];
  }
  const given = report as Record<string, unknown>;
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(CHECKS, name));
  const known = Object.keys(CHECKS).join(', ');
  return [
    ...Object.entries(CHECKS).flatMap(([name, check]) => {
      const fault = check(given[name], given);
      return fault === null ? [] : [`${name} ${fault}`];
    }),
    ...unknown.slice(0, 5).map((name) => `${JSON.stringify(name.slice(0, 50))} is not known (known: ${known})`),
  ];
}

/** A text that can be stored: with something in it, no NUL, no half of a surrogate pair. */
function faultOfText(value: unknown, most: number): string | null {
  if (typeof value !== 'string' || value.trim() === '') return 'is a text with something in it';
  if (value.length > most) return `has ${value.length} characters, at most ${most}`;
  return /\0|\p{Surrogate}/u.test(value) ? 'holds a NUL character or half of a surrogate pair' : null;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function withoutNull(report: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(report).filter(([, value]) => value !== null));
}
