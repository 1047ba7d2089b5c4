import { chance, pick } from '../../libs/demonstration/src/chance.js';
import { type Day, type Moment, plusDays, plusWorkdays, workdays } from './oracle/calendar.js';
import type { Act, Beginning, Deed, Standing } from './oracle/life.js';
import { ofLead, owedDay, reportDayAfter } from './oracle/reports.js';

/** Something that somebody means to do at a moment; looked at when the moment comes, and left out where it makes no sense then. */
export interface Wish {
  at: Moment;
  what: Deed;
  details?: Partial<Act>;
}

/** Most acts are in the office hours; some in the early morning, at the very minute of a dispatch, or at night. */
const HOURS = ['09:30', '10:15', '11:20', '14:00', '15:10', '16:45', '17:50', '20:05', '07:55', '08:30'];

/** How the people of one project behave: drawn once. */
export interface Character {
  sign: 'sameDay' | 'nextDay' | 'late' | 'never' | 'object';
  report: 'early' | 'onDate' | 'late' | 'sometimes' | 'silent';
  finish: 'early' | 'onTime' | 'late' | 'never';
}

/** The part of one project: dice that the seed decides, and the wishes of its people. */
export class Part {
  readonly character: Character;
  private thrown = 0;

  constructor(
    private readonly seed: number,
    readonly project: number,
    readonly beginning: Beginning,
  ) {
    this.character = {
      sign: pick({ sameDay: 40, nextDay: 20, late: 22, never: 6, object: 12 }, this.draw()),
      report: pick({ early: 20, onDate: 22, late: 28, sometimes: 18, silent: 12 }, this.draw()),
      finish: pick({ early: 25, onTime: 22, late: 28, never: 25 }, this.draw()),
    };
  }

  /** 0 to below 1. */
  draw(): number {
    return chance(this.seed, String(this.project), String((this.thrown += 1)));
  }

  happens(share: number): boolean {
    return this.draw() < share;
  }

  between(from: number, to: number): number {
    return from + Math.floor(this.draw() * (to - from + 1));
  }

  oneOf<T>(list: readonly T[]): T {
    return list[Math.floor(this.draw() * list.length)]!;
  }

  /** Some workdays after a day, at some hour; now and then on the day after that, worked or not. */
  later(day: Day, from: number, to: number): Moment {
    const worked = plusWorkdays(day, this.between(from, to));
    return `${this.happens(0.04) ? plusDays(worked, 1) : worked} ${this.oneOf(HOURS)}`;
  }

  /** The next report of the department, as it is used to do it; null: none. */
  nextReport(standing: Standing): Wish | null {
    const { report } = this.character;
    if (report === 'silent') return null;
    let day = owedDay(standing, this.beginning.book);
    if (report === 'sometimes') while (day < '2023' && this.happens(0.5)) day = reportDayAfter(day, ofLead(this.beginning.book));
    const [from, to] = { early: [-4, 0], onDate: [0, 0], late: [1, 7], sometimes: [-3, 6] }[report] as [number, number];
    return { at: this.later(day, from, to), what: this.happens(0.15) ? 'no-change' : 'report' };
  }

  finishing({ due }: Standing, now: Day): Wish | null {
    const what = 'request-completion';
    switch (this.character.finish) {
      case 'early':
        return { at: this.later(now, 1, Math.max(2, workdays(now, due) - 1)), what };
      case 'onTime':
        return { at: this.later(due, -3, 0), what };
      case 'late':
        return { at: this.later(due, 1, 24), what };
      case 'never':
        return null;
    }
  }
}
