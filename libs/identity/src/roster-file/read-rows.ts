import { ROLES, type Role } from '../access/actor.js';
import { ROLE_WORDS } from './columns.js';
import type { RosterSheets, SheetRow } from './read-roster-sheets.js';

/** A cell that can't be used, with a sentence for whoever filled it in. */
export interface RosterProblem {
  sheet: string;
  cell: string;
  value: string;
  problem: string;
}

export interface DepartmentRow {
  code: string;
  name: string;
  shortName: string;
  aliases: string[];
  duties: string;
  leader: string;
}

export interface PersonRow {
  login: string;
  name: string;
  role: Role;
  department: string;
  post: string;
  isHead: boolean;
  mobile: string;
  phone: string;
  email: string;
  wecom: string;
  dingtalk: string;
  feishu: string;
}

export interface GroupRow {
  name: string;
  aliases: string[];
  departments: string[];
}

/** A row with where it stands; the cells by which a later check names it. */
export interface Placed<Row> {
  row: Row;
  at: SheetRow;
}

export interface RosterRows {
  departments: Placed<DepartmentRow>[];
  people: Placed<PersonRow>[];
  groups: Placed<GroupRow>[];
  problems: RosterProblem[];
}

const CODE = /^[A-Za-z0-9_-]{1,40}$/;
const LOGIN = /^[A-Za-z0-9._@-]{1,100}$/;
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const MOBILE = /^\+?\d{6,15}$/;
const CHAT = /^[\w.@-]{1,64}$/;
const LONGEST_NAME = 100;
const LONGEST_SHORT_NAME = 40;

/** What the cells of a roster say, and which of them can't be meant. Pure: who is in the database already is looked at later. */
export function readRows(sheets: RosterSheets): RosterRows {
  const problems: RosterProblem[] = [];
  const departments = sheets.departments.map((at) => ({ at, row: departmentOf(new RowReader(at, problems)) }));
  const people = sheets.people.map((at) => ({ at, row: personOf(new RowReader(at, problems)) }));
  const groups = sheets.groups.map((at) => ({ at, row: groupOf(new RowReader(at, problems)) }));
  refuseRepeats(departments, 'name', problems);
  refuseRepeats(departments, 'code', problems);
  refuseRepeats(people, 'login', problems);
  refuseRepeats(groups, 'name', problems);
  return { departments, people, groups, problems };
}

class RowReader {
  constructor(
    private readonly at: SheetRow,
    private readonly problems: RosterProblem[],
  ) {}

  text(key: string): string {
    return this.at.cells[key]?.text ?? '';
  }

  needed(key: string, problem: string): string {
    if (this.text(key) === '') this.refuse(key, problem);
    return this.text(key);
  }

  fitting(key: string, form: RegExp, problem: string): string {
    const text = this.text(key).replace(/\s/g, '');
    if (text !== '' && !form.test(text)) this.refuse(key, problem);
    return text;
  }

  list(key: string): string[] {
    return [
      ...new Set(
        this.text(key)
          .split(/[、，,;；/\n]+/)
          .map((name) => name.trim()),
      ),
    ].filter((name) => name !== '');
  }

  refuse(key: string, problem: string): void {
    this.problems.push(problemAt(this.at, key, problem));
  }
}

export function problemAt(at: SheetRow, key: string, problem: string): RosterProblem {
  const cell = at.cells[key];
  return { sheet: at.sheet, cell: cell?.address ?? `第${at.line}行`, value: cell?.text ?? '', problem };
}

function departmentOf(row: RowReader): DepartmentRow {
  const name = row.needed('name', '缺少单位全称。');
  if (name.length > LONGEST_NAME) row.refuse('name', `单位全称最多 ${LONGEST_NAME} 个字。`);
  const shortName = row.text('shortName') || name.slice(0, LONGEST_SHORT_NAME);
  if (shortName.length > LONGEST_SHORT_NAME) row.refuse('shortName', `简称最多 ${LONGEST_SHORT_NAME} 个字。`);
  const code = row.fitting('code', CODE, '代码由 1 至 40 个字母、数字、横线或下划线组成。');
  return { code, name, shortName, aliases: row.list('aliases'), duties: row.text('duties'), leader: row.text('leader') };
}

function personOf(row: RowReader): PersonRow {
  const name = row.needed('name', '缺少姓名。');
  const mobile = row.fitting('mobile', MOBILE, '手机号由数字组成，如 13800000000。');
  const login = row.fitting('login', LOGIN, '登录名由字母、数字、点、横线、下划线或 @ 组成。') || mobile;
  if (login === '') row.refuse('login', '缺少登录名；也可以填写手机号。');
  const role = roleOf(row);
  const department = row.text('department');
  return {
    login,
    name,
    role,
    department,
    post: row.text('post'),
    isHead: isYes(row),
    mobile,
    phone: row.text('phone'),
    email: row.fitting('email', MAIL, '不是邮箱地址。'),
    wecom: row.fitting('wecom', CHAT, '企业微信账号由字母、数字和 . _ - @ 组成。'),
    dingtalk: row.fitting('dingtalk', CHAT, '钉钉账号由字母、数字和 . _ - @ 组成。'),
    feishu: row.fitting('feishu', CHAT, '飞书账号由字母、数字和 . _ - @ 组成。'),
  };
}

function roleOf(row: RowReader): Role {
  const word = row.text('role').replace(/\s/g, '');
  if (word === '') return 'officer';
  const role = ROLES.find((one) => one === word || ROLE_WORDS[one].includes(word));
  if (!role) row.refuse('role', '角色写 经办人、督查、领导 或 管理员。');
  return role ?? 'officer';
}

function isYes(row: RowReader): boolean {
  const word = row.text('isHead').replace(/\s/g, '');
  if (!/^(?:|是|否|√|✓|×|x|X|主要负责人|负责人|Y|N|y|n)$/.test(word)) row.refuse('isHead', '写 是 或 否。');
  return /^(?:是|√|✓|主要负责人|负责人|Y|y)$/.test(word);
}

function groupOf(row: RowReader): GroupRow {
  const departments = row.list('departments');
  if (departments.length === 0) row.refuse('departments', '缺少包含的单位。');
  return { name: row.needed('name', '缺少单位组的名称。'), aliases: row.list('aliases'), departments };
}

/** Of two rows with one key the second would silently replace the first. */
function refuseRepeats<Row, Key extends string & keyof Row>(
  rows: readonly Placed<Row>[],
  key: Key,
  problems: RosterProblem[],
): void {
  const seen = new Map<string, number>();
  for (const { row, at } of rows) {
    const text = String(row[key]).toLowerCase();
    const first = seen.get(text);
    if (text !== '' && first !== undefined) problems.push(problemAt(at, key, `与第 ${first} 行相同。`));
    if (text !== '' && first === undefined) seen.set(text, at.line);
  }
}
