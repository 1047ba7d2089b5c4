import { formsOf, type NameForm, plainName, sameStems } from './name-forms.js';

/** What of a department its names are matched by. */
export interface NamedDepartment {
  id: string;
  name: string;
  shortName: string;
  code: string;
  aliases: readonly string[];
}

export type NameMatch<D extends NamedDepartment = NamedDepartment> =
  | { kind: 'matched'; department: D }
  /** More than one could be meant: nobody is guessed at. */
  | { kind: 'ambiguous'; departments: D[] }
  | { kind: 'unknown' };

interface Entry<D> {
  department: D;
  plainNames: string[];
  forms: NameForm[];
}

/**
 * Finds the department that a document means by a name: by the full name, else by short name, alias or code, else by
 * the same stem (区发改委 for 发展改革局), else as an abbreviation (人社局 for 人力资源和社会保障局). The first of these steps
 * that finds any decides; it must find one only.
 */
export class DepartmentMatcher<D extends NamedDepartment> {
  private readonly entries: Entry<D>[];
  private readonly known = new Map<string, NameMatch<D>>();

  /** `places` may stand before a name without an area's ending, as 松山湖 in 松山湖财政分局. */
  constructor(
    departments: readonly D[],
    private readonly places: readonly string[] = [],
  ) {
    this.entries = departments.map((department) => {
      const names = [department.name, department.shortName, ...department.aliases];
      return {
        department,
        plainNames: [...names, department.code].map(plainName),
        forms: names.flatMap((name) => formsOf(name, places)),
      };
    });
  }

  match(name: string): NameMatch<D> {
    const wanted = plainName(name);
    const known = this.known.get(wanted);
    if (known) return known;
    const found = wanted === '' ? ({ kind: 'unknown' } as const) : this.find(wanted);
    this.known.set(wanted, found);
    return found;
  }

  /** The name is one that a department has, without area or in another writing: nothing but the whole name is meant. */
  isWhole(name: string): boolean {
    const wanted = plainName(name);
    if (wanted === '') return false;
    const forms = formsOf(wanted, this.places);
    const isSame = (a: string, b: string): boolean => a === b || sameStems(a).includes(b);
    return this.entries.some(({ plainNames, forms: own }) => plainNames.includes(wanted) || someForms(forms, own, isSame));
  }

  private find(wanted: string): NameMatch<D> {
    const forms = formsOf(wanted, this.places);
    const steps: ((entry: Entry<D>) => boolean)[] = [
      ({ plainNames }) => plainNames[0] === wanted,
      ({ plainNames }) => plainNames.includes(wanted),
      (entry) => someForms(forms, entry.forms, (a, b) => a === b),
      (entry) => someForms(forms, entry.forms, (a, b) => sameStems(a).includes(b)),
      (entry) => someForms(forms, entry.forms, isShortening),
      // A name longer than ours must end as ours does: 城建居 is a slip of the pen, no longer form of 城建局.
      (entry) => someForms(forms.filter(hasEnding), entry.forms.filter(hasEnding), (a, b) => isShortening(b, a)),
    ];
    for (const step of steps) {
      const departments = this.entries.filter(step).map(({ department }) => department);
      const [first] = departments;
      if (first) return departments.length === 1 ? { kind: 'matched', department: first } : { kind: 'ambiguous', departments };
    }
    return { kind: 'unknown' };
  }
}

function hasEnding({ kind }: NameForm): boolean {
  return kind !== null;
}

function someForms(wanted: readonly NameForm[], own: readonly NameForm[], fits: (a: string, b: string) => boolean): boolean {
  return wanted.some((a) => own.some((b) => (a.kind === b.kind || a.kind === null || b.kind === null) && fits(a.stem, b.stem)));
}

const SHORTEST_STEM = 2;

/** 发改 shortens 发展改革: it begins alike and leaves characters out. */
function isShortening(short: string, full: string): boolean {
  if (short.length < SHORTEST_STEM || short.length >= full.length || short.charAt(0) !== full.charAt(0)) return false;
  let at = 0;
  for (const char of full) if (char === short.charAt(at)) at += 1;
  return at === short.length;
}
