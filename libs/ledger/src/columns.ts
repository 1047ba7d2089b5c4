import type { Ledger, LedgerLamp, LedgerRow } from './ledger.js';

export type LedgerColumnKey =
  'number' | 'path' | 'task' | 'targets' | 'lead' | 'cooperating' | 'leader' | 'due' | 'progress' | 'state' | 'lamp' | 'remark';

export interface LedgerColumn {
  key: LedgerColumnKey;
  title: string;
  /** Other words that head such a column in ledgers of other offices. */
  aliases: readonly string[];
  /** Share of the printed width, in millimetres on A4 landscape; the column of headings gets what is left. */
  millimetres: number;
  align: 'center' | 'left';
}

/** The columns that offices use, in their order: those of a ledger to fill in. */
export const COLUMNS: readonly LedgerColumn[] = [
  { key: 'number', title: '序号', aliases: ['编号', '项目序号'], millimetres: 11, align: 'center' },
  {
    key: 'path',
    title: '领域/条目',
    aliases: ['领域', '条目', '类别', '工作领域', '重点领域'],
    millimetres: 30,
    align: 'center',
  },
  {
    key: 'task',
    title: '工作任务',
    aliases: ['任务', '任务内容', '工作内容', '重点任务', '重点工作', '主要任务', '具体任务', '任务事项', '事项'],
    millimetres: 79,
    align: 'left',
  },
  { key: 'targets', title: '量化目标', aliases: ['目标', '工作目标', '目标任务', '量化指标'], millimetres: 27, align: 'left' },
  { key: 'lead', title: '牵头单位', aliases: ['牵头部门', '主办单位', '牵头责任单位'], millimetres: 27, align: 'center' },
  {
    key: 'cooperating',
    title: '责任单位',
    aliases: ['责任部门', '配合单位', '协办单位', '配合部门', '协同单位'],
    millimetres: 33,
    align: 'center',
  },
  {
    key: 'leader',
    title: '分管领导',
    aliases: ['责任领导', '牵头领导', '挂点领导', '包保领导'],
    millimetres: 18,
    align: 'center',
  },
  {
    key: 'due',
    title: '完成时限',
    aliases: ['时限', '完成时间', '时间节点', '办结时限', '截止时间'],
    millimetres: 30,
    align: 'center',
  },
  { key: 'remark', title: '备注', aliases: ['说明'], millimetres: 19, align: 'left' },
];

/** What a ledger of a day has besides, before the remarks. */
const STANDING_COLUMNS: readonly LedgerColumn[] = [
  { key: 'progress', title: '进展情况', aliases: [], millimetres: 50, align: 'left' },
  { key: 'state', title: '状态', aliases: [], millimetres: 17, align: 'center' },
  { key: 'lamp', title: '亮灯', aliases: [], millimetres: 13, align: 'center' },
];

export function columnsOf({ stateOn }: Ledger): readonly LedgerColumn[] {
  return stateOn === undefined ? COLUMNS : [...COLUMNS.slice(0, -1), ...STANDING_COLUMNS, ...COLUMNS.slice(-1)];
}

const LAMP_WORDS: Readonly<Record<LedgerLamp, string>> = { red: '红灯', yellow: '黄灯', green: '绿灯', off: '' };

/** Between names that stand in one cell. */
const LIST_MARK = '、';

/** What a reader sees of a row, column by column. */
export function cellTexts(row: LedgerRow, index: number): Record<LedgerColumnKey, string> {
  return {
    number: String(index + 1),
    path: row.path.join(' / '),
    task: row.task,
    targets: row.targets.join(LIST_MARK),
    lead: row.lead ?? '',
    cooperating: row.cooperating.join(LIST_MARK),
    leader: row.leader ?? '',
    due: row.due ? dateInWords(row.due) : (row.dueWords ?? ''),
    progress: row.standing?.progress ?? '',
    state: row.standing?.state ?? '',
    lamp: LAMP_WORDS[row.standing?.lamp ?? 'off'],
    remark: row.remark,
  };
}

/** 2022-09-30 as 2022年9月30日. */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
