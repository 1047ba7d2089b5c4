import type { Ledger, LedgerRow } from '../src/ledger.js';

/** A row that says only what matters to a test. */
function givenRow(details: Partial<LedgerRow> = {}): LedgerRow {
  return {
    ref: null,
    path: [],
    task: '启动碧道建设',
    targets: [],
    lead: null,
    cooperating: [],
    leader: null,
    due: null,
    dueWords: null,
    remark: '',
    strength: null,
    ...details,
  };
}

export function givenLedger(rows: Partial<LedgerRow>[], details: Partial<Ledger> = {}): Ledger {
  return {
    title: '松山湖2022年工作要点任务分解表',
    issuer: '松山湖管委会',
    planYear: 2022,
    origin: null,
    rows: rows.map(givenRow),
    ...details,
  };
}
