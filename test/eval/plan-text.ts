import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPlanYear, parsePlan } from '#plan-text';
import { accountedSentences } from '../../libs/plan-text/test/accounted.js';
import { count, type Counts, type Score, scoreOf } from '../../libs/plan-text/test/score.js';
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
  tellsYear: boolean;
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
  { measure: 'items, F1 (overlap ≥ 0.7)', value: ({ f1 }) => f1, bar: 0.9, unseen: 0.8 },
  { measure: 'items, precision', value: ({ precision }) => precision, bar: 0 },
  { measure: 'items, recall', value: ({ recall }) => recall, bar: 0 },
  { measure: 'plan text found, by characters: recall', value: ({ characterRecall }) => characterRecall, bar: 0.98 },
  { measure: 'plan text found, by characters: precision', value: ({ characterPrecision }) => characterPrecision, bar: 0.97 },
  { measure: 'due date right where one is given', value: ({ dueWhereGiven }) => dueWhereGiven, bar: 0.97 },
  { measure: 'false due dates, of items', value: ({ dueFalse }) => dueFalse, bar: 0.005, isMost: true },
  { measure: 'quantities right where given', value: ({ quantitiesWhereGiven }) => quantitiesWhereGiven, bar: 0.95 },
  { measure: 'quantities right, all items', value: ({ quantities }) => quantities, bar: 0.95 },
  { measure: 'commitment strength', value: ({ commitment }) => commitment, bar: 0.9 },
  { measure: 'heading path', value: ({ path }) => path, bar: 0.97 },
  { measure: 'items from text that is no plan', value: ({ outside }) => outside, bar: 0.01, isMost: true },
];

const root = process.env['DUBAN_ROOT'] ?? process.cwd();
const PAGE = join(root, 'docs/plan-text.md');
const BEGIN = '<!-- eval:plan-text begin -->';
const END = '<!-- eval:plan-text end -->';

function evaluate({ name, source, document, planYear, items }: MarkedDocument): Result {
  const plan = parsePlan(document, { planYear });
  const counts = count(source, items, plan.items);
  return { name, counts, ...accountedSentences(document.text, plan), tellsYear: findPlanYear(document.text)?.year === planYear };
}

function table(results: readonly Result[], isUnseen: boolean): { lines: string[]; failed: string[] } {
  const failed: string[] = [];
  const scores = [...results.map(({ counts }) => scoreOf([counts])), scoreOf(results.map(({ counts }) => counts))];
  const rows = ROWS.map((row) => {
    const bar = isUnseen ? (row.unseen ?? row.bar) : row.bar;
    const all = row.value(scores.at(-1) as Score);
    const isReached = row.isMost ? all <= bar : all >= bar;
    if (!isReached) failed.push(`${row.measure}: ${format(row, all)}`);
    const limit = bar === 0 ? '' : `${row.isMost ? '≤' : '≥'} ${format(row, bar)}`;
    return [row.measure, ...scores.map((score) => format(row, row.value(score))), limit];
  });
  const kept = (one: readonly Result[]): number =>
    1 -
    one.flatMap(({ lost }) => lost).length /
      Math.max(
        1,
        one.reduce((sum, { sentences }) => sum + sentences, 0),
      );
  if (kept(results) < 1)
    failed.push(
      `sentences lost: ${results
        .flatMap(({ lost }) => lost)
        .slice(0, 5)
        .join(' | ')}`,
    );
  rows.push(['sentences accounted for', ...results.map((one) => percent(kept([one]))), percent(kept(results)), '100 %']);
  rows.push(['plan year told by the text', ...results.map(({ tellsYear }) => (tellsYear ? 'yes' : 'no')), '', '']);
  rows.push(['items marked, found', ...results.map(({ counts }) => `${counts.gold}, ${counts.found}`), '', '']);
  const header = ['measure', ...results.map(({ name }) => name), 'all', 'bar'];
  return { lines: [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`), failed };
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

const folder = process.argv[2];
const documents = await (folder ? documentsIn(folder) : givenDocuments(root));
if (documents.length === 0) throw new Error(`No NAME.json with a marked document in ${folder}.`);
const { lines, failed } = table(documents.map(evaluate), folder !== undefined);
process.stdout.write(`${lines.join('\n')}\n`);
if (!folder) writeTable(lines);
if (failed.length > 0) {
  process.stderr.write(`Below the bar:\n${failed.map((one) => `  ${one}`).join('\n')}\n`);
  process.exitCode = 1;
}
