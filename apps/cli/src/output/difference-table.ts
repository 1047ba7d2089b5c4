import type { RevisionEntryView, RevisionOutcome, RevisionView } from '#plans';
import { formatTable } from './table.js';

const HEAD = ['', '序号', '事项', '变化', '现状'];
const SIGNS = { added: '＋', removed: '－', reworded: '～', 're-dated': '～', moved: '↕', unchanged: '' } as const;
const STATES = { draft: '草稿', registered: '已立项', dropped: '不立项', replaced: '' } as const;

/** What a later version of a plan changes, one line an item, unchanged ones left out; the last line counts. */
export function formatDifference({ entries, counts }: RevisionView & { entries: readonly RevisionEntryView[] }): string {
  const rows = entries.filter(({ kind }) => kind !== 'unchanged').map(rowOf);
  const { added, removed, reworded, moved, unchanged, conflicts } = counts;
  const sum = `＋${added} －${removed} ～${reworded + counts['re-dated']} ↕${moved}, unchanged ${unchanged}, conflicts ${conflicts}`;
  return `${rows.length > 0 ? `${formatTable(HEAD, rows)}\n` : ''}${sum}`;
}

function rowOf(entry: RevisionEntryView): string[] {
  const text = entry.after?.text ?? entry.before?.text ?? '';
  return [SIGNS[entry.kind], String(entry.number), text, changeOf(entry), stateOf(entry)];
}

function changeOf({ kind, before, after, changes, isBack, splitFrom, mergedInto }: RevisionEntryView): string {
  const words = changes.map((change) => `${change.before || '∅'}→${change.after || '∅'}`);
  const date = kind === 're-dated' ? [`${before?.due ?? '无时限'}→${after?.due ?? '无时限'}`] : [];
  const place = kind === 'moved' ? [`${before?.path.at(-1) ?? ''}→${after?.path.at(-1) ?? ''}`] : [];
  const origin = isBack ? ['恢复'] : splitFrom ? ['拆分'] : mergedInto ? [`合并到${mergedInto}`] : [];
  return [...date, ...words, ...place, ...origin].join('，');
}

function stateOf({ itemState, isConflict, project }: RevisionEntryView): string {
  const state = itemState ? STATES[itemState] : '';
  const due = project ? [`时限${project.dueDate}`] : [];
  return [state, ...due, ...(isConflict ? ['人工改过，保留'] : [])].filter(Boolean).join('，');
}

/** One line on what applying a version did, and one for each project that the plan no longer has. */
export function formatOutcome(number: number, outcome: RevisionOutcome | null): string {
  if (!outcome) return `Version ${number} is the text of the plan now.`;
  const { kept, rewritten, added, dropped, editsKept, projectsWithoutItem } = outcome;
  const lines = [
    `Version ${number} is the text of the plan now: ${kept} items kept, ${rewritten} rewritten, ${added} added, ${dropped} dropped; ${editsKept} edits by people stayed.`,
    ...projectsWithoutItem.map((id) => `Project ${id} goes on though the plan no longer has it. Cancel it, or leave it.`),
  ];
  return lines.join('\n');
}
