import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePlan } from '#plan-text';
import { accountedSentences } from '../../libs/plan-text/test/accounted.js';
import { count, type Counts, type Score, scoreOf } from '../../libs/plan-text/test/score.js';
import { LEARNT, modelOf } from './decisions.js';
import { lessons } from './learning.js';
import { documentsIn, givenDocuments, type MarkedDocument } from './marked-documents.js';

/**
 * Scores parsePlan against documents that people marked by hand, on every measure, and fails below the bars.
 * Without an argument: those in test/fixtures, and the tables in docs/plan-text.md are written anew. With a folder:
 * its NAME.json and the documents that they name, against the bars for unseen documents; nothing is written.
 */
interface Result {
  name: string;
  counts: Counts;
  sentences: number;
  lost: string[];
}

interface Row {
  measure: string;
  value(score: Score): number;
  bar: number;
  /** The bar for documents that nobody has seen, where it differs. */
  unseen?: number;
  isMost?: boolean;
}

const ROWS: readonly Row[] = [
  { measure: 'items F1', value: ({ f1 }) => f1, bar: 0.9, unseen: 0.85 },
  { measure: 'precision', value: ({ precision }) => precision, bar: 0 },
  { measure: 'recall', value: ({ recall }) => recall, bar: 0 },
  { measure: 'plan text recall', value: ({ characterRecall }) => characterRecall, bar: 0.97 },
  { measure: 'plan text precision', value: ({ characterPrecision }) => characterPrecision, bar: 0.95 },
  { measure: 'due', value: ({ dueWhereGiven }) => dueWhereGiven, bar: 0.97 },
  { measure: 'false due', value: ({ dueFalse }) => dueFalse, bar: 0.005, isMost: true },
  { measure: 'quantities where given', value: ({ quantitiesWhereGiven }) => quantitiesWhereGiven, bar: 0.97 },
  { measure: 'quantities', value: ({ quantities }) => quantities, bar: 0.97 },
  { measure: 'commitment', value: ({ commitment }) => commitment, bar: 0.93 },
  { measure: 'path', value: ({ path }) => path, bar: 0.95 },
  { measure: 'items of no plan', value: ({ outside }) => outside, bar: 0.01, isMost: true },
];

const root = process.env['DUBAN_ROOT'] ?? process.cwd();
const PAGE = join(root, 'docs/plan-text.md');
const BEGIN = '<!-- eval:plan-text begin -->';
const END = '<!-- eval:plan-text end -->';

function evaluate({ name, source, document, planYear, items }: MarkedDocument): Result {
  const plan = parsePlan(document, { planYear });
  const counts = count(source, items, plan.items);
  return { name, counts, ...accountedSentences(document.text, plan) };
}

/** One line a document, one column a measure. */
function table(results: readonly Result[], isUnseen: boolean): { lines: string[]; failed: string[] } {
  const failed: string[] = [];
  const all = scoreOf(results.map(({ counts }) => counts));
  for (const row of ROWS) {
    const bar = isUnseen ? (row.unseen ?? row.bar) : row.bar;
    const value = row.value(all);
    if (row.isMost ? value > bar : value < bar) failed.push(`${row.measure}: ${format(row, value)}, bar ${format(row, bar)}`);
  }
  const lost = results.flatMap((result) => result.lost);
  if (lost.length > 0) failed.push(`sentences lost: ${lost.slice(0, 5).join(' | ')}`);
  const cells = (name: string, score: Score, counts: string): string[] => [
    name,
    ...ROWS.map((row) => format(row, row.value(score))),
    counts,
  ];
  const bars = ROWS.map((row) => {
    const bar = isUnseen ? (row.unseen ?? row.bar) : row.bar;
    return bar === 0 ? '' : `${row.isMost ? '≤' : '≥'} ${format(row, bar)}`;
  });
  const header = ['document', ...ROWS.map(({ measure }) => measure), 'marked, found'];
  const rows = [
    ...results.map(({ name, counts }) => cells(name, scoreOf([counts]), `${counts.gold}, ${counts.found}`)),
    cells('all', all, `${sumOf(results, 'gold')}, ${sumOf(results, 'found')}`),
    ['bar', ...bars, ''],
  ];
  return { lines: [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`), failed };
}

function sumOf(results: readonly Result[], key: 'gold' | 'found'): number {
  return results.reduce((sum, { counts }) => sum + counts[key], 0);
}

function format({ isMost }: Row, value: number): string {
  return isMost ? percent(value) : value.toFixed(3);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share === 1 ? 0 : 2)} %`;
}

function writeTable(lines: readonly string[]): void {
  const page = readFileSync(PAGE, 'utf8');
  const [before, after] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (before < 0 || after < before) throw new Error(`docs/plan-text.md has lost its marks ${BEGIN} and ${END}.`);
  writeFileSync(PAGE, `${page.slice(0, before + BEGIN.length)}\n\n${lines.join('\n')}\n\n${page.slice(after)}`);
}

/** Each document by models that have not seen it; the models of the program are loaded again afterwards. */
async function evaluateUnseen(documents: readonly MarkedDocument[]): Promise<Result[]> {
  const all = await lessons(root);
  const examples = LEARNT.map((learnt) => all.map((lesson) => learnt.examplesOf(lesson)));
  const results = documents.map((document) => {
    LEARNT.forEach((learnt, kind) => {
      const others = (examples[kind] ?? []).flatMap((own, at) => (all[at]?.name === document.name ? [] : own));
      learnt.cues.load(modelOf(learnt, others));
    });
    return evaluate(document);
  });
  for (const { cues, model } of LEARNT) cues.load(model);
  return results;
}

const folder = process.argv[2];
const documents = await (folder ? documentsIn(folder) : givenDocuments(root));
if (documents.length === 0) throw new Error(`No NAME.json with a marked document in ${folder}.`);
const { lines, failed } = table(documents.map(evaluate), folder !== undefined);
process.stdout.write(`${lines.join('\n')}\n`);
if (!folder) {
  const unseen = table(await evaluateUnseen(documents), true);
  process.stdout.write(`\nEach document by models that have not seen it:\n\n${unseen.lines.join('\n')}\n`);
  writeTable([
    'By models that have not seen the document:',
    '',
    ...unseen.lines,
    '',
    'By the models of the program:',
    '',
    ...lines,
  ]);
  failed.push(...unseen.failed.map((one) => `unseen ${one}`));
}
if (failed.length > 0) {
  process.stderr.write(`Below the bar:\n${failed.map((one) => `  ${one}`).join('\n')}\n`);
  process.exitCode = 1;
}
