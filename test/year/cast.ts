import type { Roster } from '#identity';

/** Code and name of each department, how many officers it has, and who of its people can be reached. */
const DEPARTMENTS: [code: string, name: string, officers: number, has: string][] = [
  ['fagai', '发展和改革局', 2, 'head mail'],
  ['gongxin', '工业和信息化局', 1, 'head mail'],
  ['keji', '科学技术局', 2, 'head'],
  ['zhujian', '住房和城乡建设局', 1, 'head mail'],
  ['shengtai', '生态环境分局', 1, 'head mail'],
  ['jiaoyu', '教育局', 1, 'mail'],
  ['weijian', '卫生健康局', 0, 'head mail'],
  ['caizheng', '财政局', 1, 'head mail'],
  ['ziran', '自然资源局', 2, 'head'],
  ['shangwu', '商务局', 1, 'head mail'],
  ['jiaotong', '交通运输局', 1, 'head mail'],
  ['xinfang', '信访局', 0, ''],
];

const SUPERVISORS = ['ducha1', 'ducha2'];
const LEADERS = ['leader1', 'leader2', 'leader3'];
const mailOf = (login: string): string => `${login}@example.invalid`;

export const DEPARTMENT_CODES = DEPARTMENTS.map(([code]) => code);
export { LEADERS };

export const ROSTER: Roster = {
  departments: DEPARTMENTS.map(([code, name]) => ({ code, name, shortName: name, aliases: [], duties: '' })),
  people: [
    ...DEPARTMENTS.flatMap(([code, name, officers, has]) => {
      const person = (login: string, isHead: boolean): Roster['people'][number] => ({
        login,
        name: `${name}${login}`,
        role: 'officer',
        departmentCode: code,
        isHead,
        email: has.includes('mail') ? mailOf(login) : null,
      });
      const head = has.includes('head') ? [person(`${code}-head`, true)] : [];
      return [...head, ...Array.from({ length: officers }, (_, n) => person(`${code}${n + 1}`, false))];
    }),
    ...SUPERVISORS.map((login) => ({
      login,
      name: login,
      role: 'supervisor' as const,
      email: login === 'ducha1' ? mailOf(login) : null,
    })),
    ...LEADERS.map((login) => ({
      login,
      name: login,
      role: 'leader' as const,
      email: login === 'leader3' ? null : mailOf(login),
    })),
    { login: 'admin', name: 'admin', role: 'admin' },
  ],
};

/** Who speaks for a department: an officer, else its head, else the supervisor for it. */
export function speakerOf(code: string): string {
  const own = ROSTER.people.filter(({ departmentCode }) => departmentCode === code);
  return (own.find(({ isHead }) => !isHead) ?? own[0])?.login ?? 'ducha1';
}
