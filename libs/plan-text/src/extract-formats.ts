import type { ParsedPlan, PlanItemDraft } from './plan/parsed-plan.js';

/** The items as one JSON document, in the format that hand-marked documents use; `fileNotes` is what reading the file had to tell. */
export function toExtractJson(plan: ParsedPlan, document: string, fileNotes: readonly { text: string }[] = []): string {
  const items = plan.items.map((item) => ({
    text: item.text,
    path: item.path,
    due_text: item.dueText,
    due: item.due,
    quantities: item.quantities,
    commitment: item.commitment,
    ...(item.responsibility ? { responsibility: item.responsibility } : {}),
    ...(item.details ? { details: item.details } : {}),
  }));
  const notes = [...fileNotes, ...plan.notes].map(({ text }) => text);
  const told = { document, planYear: plan.planYear, issuer: plan.issuer, ...(notes.length > 0 ? { notes } : {}), items };
  return `${JSON.stringify(told, null, 1)}\n`;
}

const COMMITMENTS = { achieve: '完成', start: '启动', advance: '推进', strive: '力争', explore: '谋划' } as const;
const HEADER = ['序号', '条目', '工作任务', '量化目标', '完成时限', '力度'];

function rowOf(item: PlanItemDraft, index: number): string[] {
  return [
    String(index + 1),
    item.path.join(' / '),
    item.text,
    item.quantities.join('、'),
    item.due ?? '',
    COMMITMENTS[item.commitment],
  ];
}

/** Columns of a terminal table; the text of a task is wrapped, never cut. */
const WIDTHS = [4, 28, 60, 14, 10, 4];

/** The items as a table for a terminal, where a Chinese character is two columns wide. */
export function toExtractTable(plan: ParsedPlan): string {
  const lines = [HEADER, ...plan.items.map(rowOf)].flatMap((row, index) => [
    ...tableLines(row),
    ...(index === 0 ? [WIDTHS.map((width) => '─'.repeat(width)).join('  ')] : []),
  ]);
  return `${lines.join('\n')}\n共 ${plan.items.length} 项，略过 ${plan.skipped.length} 处\n`;
}

function tableLines(row: readonly string[]): string[] {
  const cells = row.map((text, column) => wrap(text, WIDTHS[column] ?? 10));
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((cell, column) => pad(cell[line] ?? '', WIDTHS[column] ?? 10))
      .join('  ')
      .trimEnd(),
  );
}

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const char of text.replace(/\s+/g, ' ')) {
    const last = lines.length - 1;
    if (widthOf(lines[last] ?? '') + widthOf(char) > width) lines.push(char);
    else lines[last] += char;
  }
  return lines;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

function widthOf(text: string): number {
  let width = 0;
  for (const char of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(char) ? 2 : 1;
  return width;
}
