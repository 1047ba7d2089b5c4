import { dayOf, type Day, plusDays, workdays } from './calendar.js';
import { completion, type Duty, type Help, helperSignature, helps, reports, signatures } from './duties.js';
import { type Act, type Beginning, isOpen, type Standing } from './life.js';

/** A line of a scorecard. Points and what counts of them in hundredths. */
export interface Line {
  department: string;
  project: number;
  rule: string;
  role: 'lead' | 'helper';
  date: Day;
  done: Day | null;
  points: number;
  counts: number;
  state: 'counted' | 'absorbed' | 'excused';
}

export type Kind = 'signature' | 'report' | 'completion';

/** A duty that a lead department kept or did not. */
export interface Due {
  department: string;
  kind: Kind;
  isKept: boolean;
}

/** One project as it was known at the end of a day. */
export interface Known {
  project: number;
  beginning: Beginning;
  lives: Standing[];
  acts: Act[];
}

export interface Stretch {
  from: Day;
  to: Day;
}

export interface Owner {
  department: string;
  role: 'lead' | 'helper';
}

/** Deductions in hundredths, by the table of docs/scorecards.md. */
const POINTS: Record<string, number> = {
  'signature-late': 10,
  'signature-missing': 50,
  'report-late': 10,
  'report-missing': 50,
  'report-returned': 50,
  'completion-late': 100,
  'completion-returned': 200,
  'second-yellow-slip': 100,
  'red-slip': 200,
  extension: 0,
};

/** What one project has for the scorecards of a stretch of days, as one looks at the end of `today`. */
export class Sheet {
  readonly lines: Line[] = [];
  readonly dues: Due[] = [];
  /** Everybody to whom something is charged, and who had it in the end; the last word of a department counts. */
  readonly owners: Owner[] = [];
  private readonly last: Day;
  private readonly helping: Help[];

  constructor(
    private readonly known: Known,
    private readonly stretch: Stretch,
    private readonly today: Day,
    /** Nobody there could be told of anything. */
    private readonly isEmpty: (department: string) => boolean,
  ) {
    this.last = today < stretch.to ? today : stretch.to;
    this.helping = helps(known.lives, known.acts);
    this.writeDuties();
    this.writeCompletion();
    this.writeDeeds();
    this.writeSlips();
    this.writeShares();
  }

  private writeDuties(): void {
    const { lives, beginning } = this.known;
    for (const duty of signatures(lives)) this.owe('signature', duty, lateRule('signature', this.late(duty), 3));
    for (const duty of reports(lives, beginning.book, this.today))
      this.owe('report', duty, lateRule('report', this.late(duty), 5));
    for (const help of this.helping) {
      const duty = helperSignature(lives, help);
      if (!duty) continue;
      this.charge(
        { department: help.department, role: 'helper' },
        lateRule('signature', this.late(duty), 3),
        duty.due,
        duty.done,
      );
    }
  }

  /**
   * Whoever led or helped when the date passed bears the delay, and in each later stretch that it reaches whoever has it there first; an
   * early end is the lead's.
   */
  private writeCompletion(): void {
    const { lives, beginning } = this.known;
    const ending = completion(lives);
    if (!ending) return;
    const late = this.late(ending) > 0;
    const day = ending.due < this.stretch.from ? this.dayOfCarriedDelay(ending) : ending.due;
    if (day !== null) {
      const lead = this.leadOn(day);
      if (this.isWithin(day) && !this.isEmpty(lead.department))
        this.dues.push({ department: lead.department, kind: 'completion', isKept: !late });
      for (const owner of [lead, ...this.helpersOn(day)]) this.charge(owner, late ? 'completion-late' : null, day, ending.done);
    }
    const { state, closed, due } = lives.at(-1)!;
    const early = ending.done ? workdays(ending.done, due < beginning.due ? due : beginning.due) : 0;
    if (state === 'closed' && early > 0)
      this.charge(this.leadOn(ending.due), 'early-completion', dayOf(closed!), ending.done, early >= 20 ? 100 : 50);
  }

  /** The first day of the stretch with open work that was due before it, if a workday of delay follows that day. */
  private dayOfCarriedDelay({ done }: Duty): Day | null {
    const until = done ?? this.last;
    for (let day = this.stretch.from; day <= this.last && day < until; day = plusDays(day, 1)) {
      const standing = this.known.lives.findLast(({ from }) => dayOf(from) <= day);
      if (standing && isOpen(standing)) return workdays(day, until) > 0 ? day : null;
    }
    return null;
  }

  private writeDeeds(): void {
    for (const { what, at, refused } of this.known.acts) {
      const rule = refused ? undefined : DEEDS[what];
      if (rule === undefined) continue;
      if (what === 'close') this.own(this.leadOn(dayOf(at)), dayOf(at));
      else this.charge(this.leadOn(dayOf(at)), rule, dayOf(at), dayOf(at));
    }
  }

  /** The first yellow one costs nothing. */
  private writeSlips(): void {
    const papers = this.known.lives.at(-1)!.slips.filter(({ colour, is }) => colour !== 'blue' && is !== 'withdrawn');
    papers.forEach(({ colour, issued }, n) => {
      const isAgain = papers.slice(0, n).some((paper) => paper.colour === colour);
      const rule = colour === 'red' ? 'red-slip' : isAgain ? 'second-yellow-slip' : null;
      this.charge(this.leadOn(dayOf(issued)), rule, dayOf(issued), dayOf(issued));
    });
  }

  /** What was open in the stretch counts for those who had it at its end. */
  private writeShares(): void {
    const { lives } = this.known;
    const wasOpen = lives.some((one, n) => {
      const until = lives[n + 1] ? dayOf(lives[n + 1]!.from) : this.last;
      return isOpen(one) && dayOf(one.from) <= this.last && until >= this.stretch.from;
    });
    if (wasOpen) this.owners.push(...this.helpersOn(this.last), this.leadOn(this.last));
  }

  private owe(kind: Kind, duty: Duty, rule: string | null): void {
    const owner = this.leadOn(duty.due);
    if (this.isWithin(duty.due) && !this.isEmpty(owner.department))
      this.dues.push({ department: owner.department, kind, isKept: this.late(duty) === 0 });
    this.charge(owner, rule, duty.due, duty.done);
  }

  private own(owner: Owner, date: Day): void {
    if (this.isWithin(date)) this.owners.push(owner);
  }

  /** Notes that something of the stretch is charged to somebody who was told; with a rule it is a line. */
  private charge(owner: Owner, rule: string | null, date: Day, done: Day | null, bonus = 0): void {
    if (!this.isWithin(date) || (bonus === 0 && this.isEmpty(owner.department))) return;
    this.owners.push(owner);
    const points = bonus > 0 ? bonus : -(POINTS[rule ?? ''] ?? 0);
    if (rule !== null)
      this.lines.push({ ...owner, project: this.known.project, rule, date, done, points, counts: 0, state: 'counted' });
  }

  private isWithin(day: Day): boolean {
    return day >= this.stretch.from && day <= this.last;
  }

  private late({ due, done }: Duty): number {
    return Math.max(0, workdays(due, done ?? this.today));
  }

  /** Whoever led at the end of a day. */
  private leadOn(day: Day): Owner {
    const { lives } = this.known;
    return { department: (lives.findLast(({ from }) => dayOf(from) <= day) ?? lives[0]!).lead, role: 'lead' };
  }

  private helpersOn(day: Day): Owner[] {
    return this.helping
      .filter(({ from, until }) => from <= day && (until === null || until > day))
      .map(({ department }) => ({ department, role: 'helper' }));
  }
}

const DEEDS: Partial<Record<Act['what'], string | null>> = {
  close: null,
  return: 'completion-returned',
  'return-report': 'report-returned',
  'approve-extension': 'extension',
};

function lateRule(of: string, days: number, missingFrom: number): string | null {
  if (days === 0) return null;
  return days >= missingFrom ? `${of}-missing` : `${of}-late`;
}
