import lexicon from '../../lexicon/responsibility.json' with { type: 'json' };
import { WordSet } from '../words/lexicon.js';
import { findTimes } from '../time/find-times.js';
import { emptyReading, type Part, type Reading } from './reading.js';
import { type IsKnown, isOfficeName, isUnitName, splitNames } from './unit-names.js';

const PARTS: readonly Part[] = ['lead', 'responsible', 'cooperating', 'leader', 'person', 'due'];
const LABELS = new Map<string, Part>(
  PARTS.flatMap((part) => lexicon.labels[part as Exclude<Part, never>].map((word) => [word, part] as const)),
);
const LABEL_SET = new WordSet([...LABELS.keys()]);
export const LONGEST_LABEL = Math.max(...Array.from(LABELS.keys(), ({ length }) => length));
const VERBS = (['responsible', 'cooperating', 'lead'] as const).flatMap((part) =>
  lexicon.verbs[part].map((word) => ({ word, part })),
);
const LONGEST_PERSON = 12;

/** A label with its colon at a place in the text. */
export interface Label {
  part: Part;
  /** Where what it introduces begins. */
  valueStart: number;
}

export function labelAt(text: string, index: number): Label | null {
  const word = LABEL_SET.at(text, index);
  if (word === null) return null;
  let at = index + word.length;
  while (/[\s\u3000]/.test(text.charAt(at))) at += 1;
  if (!/[:：]/.test(text.charAt(at))) return null;
  return { part: LABELS.get(word) ?? 'responsible', valueStart: at + 1 };
}

/** Reads "牵头单位：甲局；责任单位：乙局、各街道；完成时限：6月底前"; null when it doesn't begin with a label. */
export function readLabelled(text: string, isKnown?: IsKnown): Reading | null {
  if (!text.includes(':') && !text.includes('：')) return null;
  const labels: (Label & { start: number })[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const label = labelAt(text, index);
    if (!label) continue;
    labels.push({ ...label, start: index });
    index = label.valueStart - 1;
  }
  if (text.slice(0, labels[0]?.start ?? text.length).trim() !== '' || labels.length === 0) return null;
  const reading = emptyReading();
  labels.forEach(({ part, valueStart }, index) => {
    const value = text.slice(valueStart, labels[index + 1]?.start ?? text.length);
    if (part === 'due') reading.due ??= trimmed(value);
    else addNames(reading, part, value, isKnown);
  });
  return reading;
}

/** Names under one label or in one cell: some may carry their part in brackets, as "发改局（牵头）". */
export function addNames(reading: Reading, part: Exclude<Part, 'due'>, list: string, isKnown?: IsKnown): void {
  for (const name of splitNames(list, isKnown)) {
    if (part === 'leader' || part === 'person') {
      if (name.length <= LONGEST_PERSON) reading[part].push(verblessName(name));
      continue;
    }
    const said = partInBrackets(name);
    reading[said.part ?? part].push(verblessName(said.name));
    for (const helper of said.helping) reading.cooperating.push(...splitNames(helper, isKnown));
  }
}

/** 住建局（牵头）, 住建局（会同财政局、城管局）; the name of a department may have brackets of its own. */
function partInBrackets(text: string): { name: string; part: 'lead' | 'cooperating' | null; helping: string[] } {
  const [, name = '', words = ''] = /^(.{2,}?)[（(]([^（）()]+)[）)]$/.exec(text) ?? [];
  const { lead, cooperating, helping } = lexicon.parts;
  if (lead.includes(words)) return { name, part: 'lead', helping: [] };
  if (cooperating.includes(words)) return { name, part: 'cooperating', helping: [] };
  const opener = helping.find((word) => words.startsWith(word));
  if (opener !== undefined) return { name, part: null, helping: [words.slice(opener.length)] };
  return { name: text, part: null, helping: [] };
}

/** Who leads and who helps, as one cell names them; in the words of the cell. */
export interface UnitsOfCell {
  leads: string[];
  cooperating: string[];
}

/**
 * Reads the cell of a column for units: several names, parted by marks, lines, blanks or 和, some with their part in brackets or behind a
 * label ("牵头：财政局；配合：住建局"). No name is left out.
 * @param isKnown names that are whole, as those of a roster
 */
export function readUnitsCell(cell: string, part: 'lead' | 'cooperating', isKnown?: IsKnown): UnitsOfCell {
  const labelled = readLabelled(cell, isKnown);
  const reading = labelled ?? emptyReading();
  // Where one name of the cell is marked as the lead, the others help.
  if (!labelled) addNames(reading, part === 'lead' ? 'responsible' : part, cell, isKnown);
  const { lead, responsible, cooperating } = reading;
  const helping = part === 'lead' && lead.length === 0 ? cooperating : [...responsible, ...cooperating];
  const leads = part === 'lead' && lead.length === 0 ? responsible : lead;
  return { leads: [...new Set(leads)], cooperating: [...new Set(helping)].filter((name) => !leads.includes(name)) };
}

function verblessName(name: string): string {
  const verb = VERBS.find(({ word }) => name.endsWith(word) && name.length > word.length + 1);
  return verb ? name.slice(0, -verb.word.length) : name;
}

/**
 * Reads a statement without labels: "甲局牵头，乙局、丙局按职责分工负责", "由甲局会同乙局负责"; null when any clause of it says
 * something else. `bareNames`: names alone will do ("市住建局").
 */
export function readStatement(text: string, bareNames: boolean): Reading | null {
  const reading = emptyReading();
  let waiting: string[] = [];
  let hasVerb = false;
  for (const clause of text.split(/[,，;；。]/)) {
    const words = trimmed(clause);
    if (words === '') continue;
    const said = readClause(words);
    if (!said) {
      const times = findTimes(words, null);
      if (times.dueText === null || !ENDS_DATE.test(words.replace(times.dueText, ''))) return null;
      reading.due = times.dueText;
      continue;
    }
    waiting.push(...said.names);
    if (said.part === null) continue;
    reading[said.part].push(...waiting);
    reading.cooperating.push(...said.helping);
    waiting = [];
    hasVerb = true;
  }
  if (waiting.length > 0 && (!bareNames || !(hasVerb || waiting.some(isOfficeName)))) return null;
  reading[hasVerb ? 'cooperating' : 'responsible'].push(...waiting);
  return hasVerb || waiting.length > 0 ? reading : null;
}

/** What stands around a date that only says when: 于…前完成, not 前完成清淤. */
const ENDS_DATE =
  /^[于在至]?(?:之?前|以前|底前|内)?(?:全部|按时|如期|基本|全面)?(?:完成|办结|落实|到位|完工|报送|完成任务|落实到位|办理完毕)?$/;

/** Part is null for names without a verb. */
interface Clause {
  part: 'lead' | 'responsible' | 'cooperating' | null;
  names: string[];
  helping: string[];
}

function readClause(clause: string): Clause | null {
  const verb = VERBS.find(({ word }) => clause.endsWith(word));
  const list = verb ? clause.slice(0, -verb.word.length) : clause;
  const joiner = lexicon.joiners.words.find((word) => list.includes(word));
  const [first = '', ...others] = joiner ? list.split(joiner) : [list];
  const names = splitNames(first);
  const helping = splitNames(others.join('、'));
  const isAllUnits = [...names, ...helping].every(isUnitName);
  if (!isAllUnits || (names.length === 0 && helping.length === 0)) return null;
  if (names.length === 0) return { part: 'cooperating', names: helping, helping: [] };
  return { part: joiner ? 'lead' : (verb?.part ?? null), names, helping };
}

function trimmed(text: string): string {
  return text.replace(/^[\s\u3000,，;；。、]+/, '').replace(/[\s\u3000,，;；。、]+$/, '');
}
