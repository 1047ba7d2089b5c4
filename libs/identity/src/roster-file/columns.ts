import type { Role } from '../access/actor.js';

export interface RosterColumn<Key extends string = string> {
  key: Key;
  title: string;
  /** Other words that offices head this column with. */
  aliases: readonly string[];
  millimetres: number;
  /** What the template says of it. */
  help: string;
}

export type DepartmentKey = 'code' | 'name' | 'shortName' | 'aliases' | 'duties' | 'leader';
export type PersonKey =
  'login' | 'name' | 'role' | 'department' | 'post' | 'isHead' | 'mobile' | 'phone' | 'email' | 'wecom' | 'dingtalk' | 'feishu';
export type GroupKey = 'name' | 'aliases' | 'departments';

export const DEPARTMENT_COLUMNS: readonly RosterColumn<DepartmentKey>[] = [
  { key: 'name', title: '单位全称', aliases: ['单位名称', '部门名称', '单位', '部门', '全称'], millimetres: 50, help: '必填' },
  { key: 'shortName', title: '简称', aliases: ['单位简称', '部门简称'], millimetres: 28, help: '消息和表格中用；不填用全称' },
  {
    key: 'aliases',
    title: '别名',
    aliases: ['曾用名', '其他名称', '又称'],
    millimetres: 45,
    help: '文件里的其他叫法，用顿号分开',
  },
  { key: 'duties', title: '职责', aliases: ['主要职责', '工作职责', '职能'], millimetres: 80, help: '用于建议牵头单位' },
  {
    key: 'leader',
    title: '分管领导',
    aliases: ['分管负责同志', '分管班子成员'],
    millimetres: 28,
    help: '姓名，须在“人员”中为领导；多位用顿号分开，分管领域写在括号里',
  },
  { key: 'code', title: '代码', aliases: ['单位代码', '部门代码', '编码'], millimetres: 24, help: '字母数字；不填自动编' },
];

export const PERSON_COLUMNS: readonly RosterColumn<PersonKey>[] = [
  { key: 'name', title: '姓名', aliases: ['人员姓名'], millimetres: 24, help: '必填' },
  { key: 'role', title: '角色', aliases: ['系统角色'], millimetres: 22, help: '经办人、督查、领导、管理员；不填为经办人' },
  {
    key: 'department',
    title: '单位',
    aliases: ['所在单位', '部门', '所在部门'],
    millimetres: 40,
    help: '经办人必填；全称、简称或别名',
  },
  { key: 'post', title: '职务', aliases: ['岗位', '职位'], millimetres: 28, help: '' },
  { key: 'isHead', title: '部门负责人', aliases: ['是否负责人', '负责人'], millimetres: 20, help: '是／否' },
  { key: 'mobile', title: '手机', aliases: ['手机号', '手机号码', '移动电话'], millimetres: 28, help: '接收短信' },
  { key: 'phone', title: '办公电话', aliases: ['电话', '联系电话', '座机'], millimetres: 28, help: '' },
  { key: 'email', title: '邮箱', aliases: ['电子邮箱', '邮件', 'E-mail', 'email'], millimetres: 48, help: '接收邮件' },
  { key: 'wecom', title: '企业微信账号', aliases: ['企业微信', '企微'], millimetres: 28, help: '' },
  { key: 'dingtalk', title: '钉钉账号', aliases: ['钉钉'], millimetres: 28, help: '' },
  { key: 'feishu', title: '飞书账号', aliases: ['飞书'], millimetres: 28, help: '' },
  { key: 'login', title: '登录名', aliases: ['账号', '用户名'], millimetres: 28, help: '字母数字；不填用手机号' },
];

export const GROUP_COLUMNS: readonly RosterColumn<GroupKey>[] = [
  { key: 'name', title: '单位组', aliases: ['名称', '组名'], millimetres: 40, help: '文件里的统称，如 各镇街' },
  { key: 'aliases', title: '别名', aliases: ['其他名称'], millimetres: 40, help: '用顿号分开' },
  { key: 'departments', title: '包含单位', aliases: ['成员单位', '单位'], millimetres: 120, help: '用顿号分开' },
];

export const SHEETS = { departments: '单位', people: '人员', groups: '单位组' } as const;

export const ROLE_WORDS: Readonly<Record<Role, readonly string[]>> = {
  officer: ['经办人', '经办', '承办人', '联络员', '承办'],
  supervisor: ['督查', '督查员', '督查室', '督办', '督办员'],
  leader: ['领导', '分管领导', '班子成员'],
  admin: ['管理员', '系统管理员'],
};
