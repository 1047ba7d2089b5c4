import { recordEvents } from '#outbox';
import { requireAbility } from '#identity';
import type { FilledLedger, FilledRow } from '#ledger';
import type { Tx } from '#platform';
import type { Review } from '../items/review-items.js';
import { type Assignment, comparable, ItemFinder, type LedgerItem } from './ledger-items.js';
import { assignItems, lockLedgerItems } from './ledger.queries.js';
import { inParts } from './in-parts.js';
import { changedCells, type LedgerChange } from './changed-cells.js';
import { findLedgerPlan, type LedgerPlan } from './ledger-plan.js';
import { groupedNames, type UnmatchedCell, type UnmatchedLedgerName } from '../matching/grouped-names.js';
import { type LedgerNote, type LedgerProblem, readWishes, type Wishes } from './read-wishes.js';
import { RosterNames } from '../matching/roster-names.js';

export interface LedgerAssignment {
  /** Items that were assigned, or would be. */
  assigned: number;
  /** Rows that ask for nothing new. */
  unchanged: number;
  /** What becomes of which cell, or would. */
  changes: LedgerChange[];
  /** What could not be used. A row with an unknown name or date is left out whole, unless unknown names are kept. */
  problems: LedgerProblem[];
  /** What was understood in a way that somebody should look at: further leads that help, names of groups. */
  notes: LedgerNote[];
  /** Names that the roster doesn't have, each once with all its cells. */
  unmatchedNames: UnmatchedLedgerName[];
}

interface Change {
  item: LedgerItem;
  wanted: Assignment;
  pace: Wishes['pace'];
  /** With the names that nobody matched; null: as the document has it. */
  responsibility: LedgerItem['responsibility'];
}

/**
 * Takes departments, leaders and dates from a ledger that was filled in by hand, row by row, in one go: draft items are
 * assigned, everything else is reported. The same ledger again changes nothing.
 * @throws DomainError `plan.not-found`, `ledger.other-plan`, `ledger.plan-unknown`, `access.denied`
 */
export async function assignFromLedger(
  tx: Tx,
  ledger: FilledLedger,
  { planId, dryRun, keepUnknown }: LedgerOptions,
  review: Review,
): Promise<LedgerAssignment> {
  requireAbility(review.actor, 'plan.manage');
  const plan = await findLedgerPlan(tx, ledger, planId ?? null);
  const finder = new ItemFinder(await lockLedgerItems(tx, review.actor, plan.id), plan);
  const names = await RosterNames.read(tx);
  const seen = new Map<string, FilledRow>();
  const changes: Change[] = [];
  const unmatched: UnmatchedCell[] = [];
  const answer: LedgerAssignment = { assigned: 0, unchanged: 0, changes: [], problems: [], notes: [], unmatchedNames: [] };
  for (const row of ledger.rows) {
    const outcome = readRow(row, { plan, finder, names, seen, keepUnknown });
    answer.problems.push(...outcome.problems);
    answer.notes.push(...(outcome.notes ?? []));
    unmatched.push(...(outcome.unmatched ?? []));
    if (outcome.change) {
      changes.push(outcome.change);
      answer.changes.push(...changedCells(row, outcome.change, names));
    } else if (outcome.isUnchanged) answer.unchanged += 1;
  }
  answer.assigned = changes.length;
  answer.unmatchedNames = groupedNames(unmatched);
  if (!dryRun && changes.length > 0) await write(tx, plan, changes, review);
  return answer;
}

export interface LedgerOptions {
  planId?: string | undefined;
  dryRun?: boolean | undefined;
  /** Names that the roster doesn't have stay with the item as text, and the rest of the row is taken. Default: such rows are left out. */
  keepUnknown?: boolean | undefined;
}

interface RowContext extends Pick<LedgerOptions, 'keepUnknown'> {
  plan: LedgerPlan;
  finder: ItemFinder;
  names: RosterNames;
  /** Rows by the id of their item. */
  seen: Map<string, FilledRow>;
}

interface Outcome {
  problems: LedgerProblem[];
  notes?: LedgerNote[];
  unmatched?: UnmatchedCell[];
  change?: Change;
  isUnchanged?: boolean;
}

function readRow(row: FilledRow, { plan, finder, names, seen, keepUnknown }: RowContext): Outcome {
  const found = finder.find(row);
  if ('problem' in found) return { problems: [ofTask(row, found.problem)] };
  const { item, version } = found;
  const earlier = seen.get(item.id);
  if (earlier) return { problems: [ofTask(row, `与第 ${earlier.row} 行是同一个事项，只采用了第 ${earlier.row} 行。`)] };
  seen.set(item.id, row);
  const edited = editedText(row, item);
  const { wanted, problems, notes, unmatched, words, pace } = readWishes(row, item, {
    names,
    planYear: plan.planYear,
    keepUnknown,
  });
  const said = { notes, unmatched };
  if (problems.length > 0) return { problems: [...edited, ...problems], ...said };
  const responsibility = withWords(item, words);
  const newPace = pace && pace.recurrence !== item.recurrence ? pace : null;
  if (isSame(wanted, item) && !responsibility && !newPace) return { problems: edited, ...said, isUnchanged: true };
  const reason = reasonAgainst(item, version);
  if (reason) return { problems: [...edited, ofTask(row, reason)], ...said };
  return { problems: edited, ...said, change: { item, wanted, pace: newPace, responsibility } };
}

/** What the document says of who answers, with names of the ledger that nobody matched; null where all of them stand there already. */
function withWords({ responsibility }: LedgerItem, words: Wishes['words']): LedgerItem['responsibility'] {
  const said = responsibility ?? { leads: [], cooperating: [], leaders: [] };
  const known = new Set([...said.leads, ...said.cooperating]);
  const [leads, cooperating] = [words.leads, words.cooperating].map((names) => names.filter((name) => !known.has(name)));
  if (!leads?.length && !cooperating?.length) return null;
  return { ...said, leads: [...said.leads, ...(leads ?? [])], cooperating: [...said.cooperating, ...(cooperating ?? [])] };
}

/** A text is corrected in the review, where it is described anew; a ledger only shows that somebody wants to. */
function editedText(row: FilledRow, item: LedgerItem): LedgerProblem[] {
  const task = row.cells.task?.text ?? '';
  if (task === '' || comparable(task) === comparable(row.written?.task ?? item.text)) return [];
  return [ofTask(row, `工作任务的文字改过，没有采用（系统中是“${item.text}”）。要改文字，请在系统中修改事项。`)];
}

function reasonAgainst({ state, version }: LedgerItem, written: number | null): string | null {
  if (state === 'registered') return '这个事项已经立项，这里不再改动；请在督办项目中调整。';
  if (state === 'dropped') return '这个事项已经删除，没有采用；请先恢复。';
  if (state === 'replaced') return '这个事项已经拆分或合并，没有采用；请重新导出任务分解表。';
  if (written !== null && written !== version)
    return `导出之后系统中又改过这个事项（导出时是第 ${written} 版，现在是第 ${version} 版），没有覆盖；请重新导出任务分解表。`;
  return null;
}

function ofTask({ cells, row }: FilledRow, problem: string): LedgerProblem {
  return { cell: cells.task?.address ?? `A${row}`, value: cells.task?.text ?? '', problem };
}

function isSame(one: Assignment, other: Assignment): boolean {
  return (
    one.leadDepartmentId === other.leadDepartmentId &&
    one.leaderId === other.leaderId &&
    one.due === other.due &&
    keysOf(one.people) === keysOf(other.people) &&
    one.cooperatingDepartmentIds.toSorted().join() === other.cooperatingDepartmentIds.toSorted().join()
  );
}

/** By whom they are, in the order of the list; a phone in the roster is not written down again. */
function keysOf(people: Assignment['people']): string {
  return JSON.stringify(people.map(({ role, name, phone }) => [role, name, phone]));
}

async function write(tx: Tx, plan: LedgerPlan, changes: readonly Change[], { actor, now }: Review): Promise<void> {
  await assignItems(
    tx,
    changes.map((change) => ({
      ...change,
      isReassigned: !isSame({ ...change.wanted, due: change.item.due, people: change.item.people }, change.item),
    })),
  );
  const parts = inParts(changes.map(({ item, wanted }) => ({ itemId: item.id, before: faceOf(item), after: faceOf(wanted) })));
  await recordEvents(
    tx,
    parts.map((items, index) => ({
      type: 'plan.ledger_assigned',
      subject: { kind: 'plan', id: plan.id },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: { assigned: changes.length, part: index + 1, parts: parts.length, items },
    })),
  );
}

function faceOf({ leadDepartmentId, cooperatingDepartmentIds, leaderId, people, due }: Assignment): Assignment {
  return { leadDepartmentId, cooperatingDepartmentIds, leaderId, people, due };
}
