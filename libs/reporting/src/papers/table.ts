interface PaperColumn {
  title: string;
  /** Of the 156 mm between the margins of an official document. */
  millimetres: number;
  align: 'center' | 'left';
}

/** A table of a paper, as the document and the workbook print it. */
export interface PaperTable {
  /** Of its sheet, and above it in the document. */
  name: string;
  columns: PaperColumn[];
  rows: (string | number)[][];
  /** Below it; null: nothing to add. */
  note: string | null;
}

export type ColumnSpec = [title: string, millimetres: number, align?: 'left'];

/** Columns by title and width; centred unless said otherwise. */
export function columnsOf(...specs: ColumnSpec[]): PaperColumn[] {
  return specs.map(([title, millimetres, align]) => ({ title, millimetres, align: align ?? 'center' }));
}

/** 62.5%; a dash where there is nothing to take a share of. */
export function percent(share: number | null): string {
  return share === null ? '—' : `${share}%`;
}
