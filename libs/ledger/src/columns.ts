import type { Ledger, LedgerLamp, LedgerPerson, LedgerRow, PeopleColumnKey } from './ledger.js';

export type LedgerColumnKey =
  | 'number'
  | 'path'
  | 'task'
  | 'targets'
  | 'lead'
  | 'cooperating'
  | 'leader'
  | PeopleColumnKey
  | 'due'
  | 'progress'
  | 'state'
  | 'lamp'
  | 'remark';

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
    aliases: ['牵头领导', '挂点领导', '包保领导'],
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

/** Who is named for the tasks: each is written where somebody stands in it, and read wherever an office has added it. */
export const PEOPLE_COLUMNS: readonly (LedgerColumn & { key: PeopleColumnKey })[] = [
  { key: 'responsibleLeader', title: '责任领导', aliases: [], millimetres: 20, align: 'center' },
  {
    key: 'person',
    title: '责任人',
    aliases: ['具体责任人', '承办人', '经办人', '直接责任人', '负责人', '项目负责人'],
    millimetres: 20,
    align: 'center',
  },
  {
    key: 'contact',
    title: '联络员',
    aliases: ['联系人', '具体联系人', '联络人', '具体联络人'],
    millimetres: 20,
    align: 'center',
  },
];

/** What a ledger of a day has besides, before the remarks. */
const STANDING_COLUMNS: readonly LedgerColumn[] = [
  { key: 'progress', title: '进展情况', aliases: [], millimetres: 50, align: 'left' },
  { key: 'state', title: '状态', aliases: [], millimetres: 17, align: 'center' },
  { key: 'lamp', title: '亮灯', aliases: [], millimetres: 13, align: 'center' },
];

/** Columns of the ledgers that offices kept before: read, never written. Each with the words that head it. */
export const KEPT_COLUMNS = {
  state: ['状态', '办理状态', '完成状态', '办结状态', '是否完成', '是否办结', '办结情况'],
  percent: ['进度', '完成进度', '当前进度', '工作进度', '完成比例', '完成率', '完成百分比'],
  progress: ['进展情况', '工作进展', '目前进展', '最新进展', '进展', '完成情况', '落实情况', '推进情况', '办理情况'],
  problems: ['存在问题', '存在的问题', '存在困难', '困难问题', '存在问题及困难', '问题及困难', '存在的困难和问题'],
  originalDue: ['原时限', '原定时限', '原完成时限', '原定完成时限', '原办结时限'],
  extendedDue: ['延期后时限', '调整后时限', '延期至', '延期时限', '新时限', '延期后完成时限', '调整后完成时限'],
  closedOn: ['办结日期', '办结时间', '实际完成时间', '实际完成日期', '完成日期', '销号时间', '销号日期'],
  slips: ['督办单号', '督办单编号', '督办单', '督办文号', '督查单号'],
  source: ['任务来源', '来源', '督办依据', '工作依据', '事项来源'],
  phone: ['联系电话', '电话', '联系方式', '手机', '手机号'],
} as const satisfies Record<string, readonly string[]>;

/** Which people a column names by the words over it, or that it holds their phones; null for every other column. */
export function peopleColumnOf(header: string): PeopleColumnKey | 'phone' | null {
  if (KEPT_COLUMNS.phone.some((word) => word === header)) return 'phone';
  return PEOPLE_COLUMNS.find(({ title, aliases }) => title === header || aliases.includes(header))?.key ?? null;
}

export type KeptColumnKey = keyof typeof KEPT_COLUMNS;

export function columnsOf({ stateOn, rows }: Ledger): readonly LedgerColumn[] {
  const standing = stateOn === undefined ? [] : STANDING_COLUMNS;
  const people = PEOPLE_COLUMNS.filter(({ key }) => rows.some((row) => peopleIn(row, key).length > 0));
  const beforeDue = COLUMNS.findIndex(({ key }) => key === 'due');
  return [...COLUMNS.slice(0, beforeDue), ...people, ...COLUMNS.slice(beforeDue, -1), ...standing, ...COLUMNS.slice(-1)];
}

function peopleIn({ people = [] }: LedgerRow, column: PeopleColumnKey): LedgerPerson[] {
  return people.filter((person) => person.column === column);
}

/** 余秋月（0769-22891234）、李四 */
function peopleText(row: LedgerRow, column: PeopleColumnKey): string {
  return peopleIn(row, column)
    .map(({ name, phone }) => (phone ? `${name}（${phone}）` : name))
    .join(LIST_MARK);
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
    responsibleLeader: peopleText(row, 'responsibleLeader'),
    person: peopleText(row, 'person'),
    contact: peopleText(row, 'contact'),
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
