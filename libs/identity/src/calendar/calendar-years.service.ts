import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Database, DomainError, newId, type Tx } from '#platform';
import { daysOfPackage, isYearOfPackage, type NoticeDay, readYearNotice, WorkCalendar, type YearNotice } from '#work-calendar';
import { CalendarYear } from './calendar-year.entity.js';

/** A year and where its days come from. */
export interface CalendarYearView {
  year: number;
  /** `official`: by the State Council's notice; `assumed`: not published yet, only weekends are off. */
  state: 'official' | 'assumed';
  /** `notice`: loaded by an administrator; `package`: part of the program. */
  source: 'notice' | 'package' | null;
  papers: string[];
  setByName: string | null;
  setAt: Date | null;
  days: NoticeDay[];
}

/** The official calendar by years: what is known, from where, and what is only assumed. */
@Injectable()
export class CalendarYearsService {
  constructor(private readonly database: Database) {}

  /** Every year from `from` to `to`. */
  async list(from: number, to: number): Promise<CalendarYearView[]> {
    const loaded = await this.database.manager.findBy(CalendarYear, { endedAt: IsNull(), source: 'notice' });
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => viewOf(from + index, loaded));
  }

  /**
   * Writes the notice of a year in place of what held before; the caller moves what follows from it.
   * @throws DomainError `calendar.invalid` with all faults
   */
  async set(
    tx: Tx,
    given: unknown,
    by: { name: string; now: Date },
  ): Promise<{ id: string; notice: YearNotice; isNew: boolean }> {
    const read = readYearNotice(given);
    if ('faults' in read)
      throw new DomainError('calendar.invalid', `The calendar can't be used: ${read.faults.slice(0, 5).join(' ')}`, {
        faults: read.faults,
      });
    const { notice } = read;
    await tx.lock('calendar-years');
    const now = await tx.manager.findOneBy(CalendarYear, { year: notice.year, endedAt: IsNull() });
    if (now?.source === 'notice' && JSON.stringify(now.days.map(plain)) === JSON.stringify(notice.days.map(plain)))
      return { id: now.id, notice, isNew: false };
    const id = newId();
    if (now) await tx.manager.update(CalendarYear, { id: now.id }, { endedAt: by.now });
    await tx.manager.insert(CalendarYear, { id, source: 'notice', ...notice, setByName: by.name, setAt: by.now });
    return { id, notice, isNew: true };
  }

  /**
   * Notes the years that this version of the program brings along, from `since` on. Answers those that an earlier version did not have;
   * none at the first time, for then nothing was planned without them.
   */
  async notePackage(tx: Tx, since: number, now: Date): Promise<{ id: string; year: number }[]> {
    await tx.lock('calendar-years');
    const noted = await tx.manager.find(CalendarYear, { where: { endedAt: IsNull() } });
    const last = new WorkCalendar().knownYears.last;
    const fresh = [];
    for (let year = since; year <= last; year += 1)
      if (isYearOfPackage(year) && !noted.some((one) => one.year === year)) fresh.push({ id: newId(), year });
    await tx.manager.insert(
      CalendarYear,
      fresh.map(({ id, year }) => ({
        id,
        year,
        source: 'package' as const,
        papers: [],
        days: daysOfPackage(year),
        setByName: 'duban',
        setAt: now,
      })),
    );
    return noted.some(({ source }) => source === 'package') ? fresh : [];
  }
}

function plain({ date, isOffDay, name }: NoticeDay): NoticeDay {
  return { date, isOffDay, name };
}

function viewOf(year: number, loaded: readonly CalendarYear[]): CalendarYearView {
  const own = loaded.find((one) => one.year === year);
  if (own) {
    const { papers, setByName, setAt, days } = own;
    return { year, state: 'official', source: 'notice', papers, setByName, setAt, days };
  }
  const isKnown = isYearOfPackage(year);
  return {
    year,
    state: isKnown ? 'official' : 'assumed',
    source: isKnown ? 'package' : null,
    papers: [],
    setByName: null,
    setAt: null,
    days: isKnown ? daysOfPackage(year) : [],
  };
}
