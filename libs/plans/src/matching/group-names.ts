import { type NamedDepartment } from './department-matcher.js';
import { plainName } from './name-forms.js';

/** A name that stands for several departments. */
export interface NamedGroup {
  name: string;
  aliases: readonly string[];
  departmentIds: readonly string[];
}

/** Names for all departments of a kind, with how the names of these end. Others need a group of the roster. */
const KINDS: readonly [RegExp, RegExp][] = [
  [
    /^各?(?:镇街|街镇|镇\(街\)|镇\(街道\)|乡镇\(?街道?\)?|镇乡街道|镇、?街道)$/,
    /(?:镇|乡|街道|街道办|街道办事处|镇人民政府|乡人民政府)$/,
  ],
  [/^各街道(?:办|办事处)?$/, /街道(?:办|办事处)?$/],
  [/^各乡?镇(?:政府)?$/, /(?:镇|乡)(?:人民政府|政府)?$/],
  [/^各社区(?:居委会)?$/, /社区(?:居委会)?$/],
  [/^各村(?:委会)?$/, /村(?:委会)?$/],
  [/^各分局$/, /分局$/],
  [/^各园区(?:管委会)?$/, /园区(?:管委会)?$/],
];
/** Whose departments they are says nothing more in a roster of one office: 全区各镇街, 市各部门. */
const WHOSE = /^(?:全[省市区县镇]|[省市区县](?:级|直)?)(?=各|有关|相关)/;

/** Finds the departments that a collective name means: those of a named group, else those whose names end as its kind does. */
export class GroupNames {
  constructor(
    private readonly groups: readonly NamedGroup[],
    private readonly departments: readonly Pick<NamedDepartment, 'id' | 'name' | 'shortName'>[],
  ) {}

  /** Ids of the departments; null where the name means nothing that is known. */
  members(name: string): string[] | null {
    const wanted = plainName(name);
    const group = this.groupNamed(wanted) ?? this.groupNamed(wanted.replace(WHOSE, ''));
    if (group) return [...group.departmentIds];
    const bare = wanted.replace(WHOSE, '');
    const kind = KINDS.find(([words]) => words.test(bare));
    const found = kind ? this.departments.filter((one) => kind[1].test(one.name) || kind[1].test(one.shortName)) : [];
    return found.length > 0 ? found.map(({ id }) => id) : null;
  }

  private groupNamed(wanted: string): NamedGroup | undefined {
    return this.groups.find(({ name, aliases }) => [name, ...aliases].some((one) => plainName(one) === wanted));
  }
}
