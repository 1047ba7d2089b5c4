import { isOpen, type Lamp, PROJECT_STATES } from '#policies';
import type { Board, Statistics } from '#reporting';
import { addDays } from '#work-calendar';
import type { ProjectFilterQuery } from '../projects/projects.dto.js';
import type { BoardAnswer, LampQueriesAnswer, StatisticsAnswer, StatisticsPartAnswer, TallyQueriesAnswer } from './board.dto.js';
import { type Cell, cellQuery } from './cell-query.js';

const OPEN = PROJECT_STATES.filter(isOpen);

/** A board whose every number says what lists it. */
export function boardAnswer(board: Board, page: ProjectFilterQuery): BoardAnswer {
  const query = (cell: Cell): string | null => cellQuery(page, cell);
  const { day, lamps, byPart, byDepartment, bySeries, dueWithin, waiting } = board;
  const due = (days: number): string | null => query({ state: OPEN, dueFrom: day, dueTo: addDays(day, days) });
  return {
    ...board,
    lamps: { ...lamps, queries: lampQueries(page, {}) },
    byPart: byPart.map((row) => ({ ...row, queries: lampQueries(page, { part: row.part ?? '' }) })),
    byDepartment: byDepartment.map((row) => {
      const cell = { leadDepartmentId: row.id };
      return { ...row, queries: { ...lampQueries(page, cell), load: query({ ...cell, state: OPEN }) } };
    }),
    bySeries: bySeries.map((row) => ({ ...row, queries: lampQueries(page, { series: [row.series] }) })),
    dueWithin: { ...dueWithin, queries: { 7: due(7), 15: due(15), 30: due(30) } },
    waiting: {
      ...waiting,
      queries: {
        unsigned: query({ waiting: ['unsigned'] }),
        unreported: query({ waiting: ['unreported'] }),
        inReview: query({ waiting: ['to-review'] }),
        undecided: query({ waiting: ['undecided'] }),
      },
    },
  };
}

/** Statistics whose every number says what lists it. */
export function statisticsAnswer(statistics: Statistics, page: ProjectFilterQuery): StatisticsAnswer {
  const partAnswer = (part: Statistics['parts'][number]): StatisticsPartAnswer => ({
    ...part,
    queries: tallyQueries(page, { part: part.part ?? '' }),
  });
  return { ...statistics, queries: tallyQueries(page, {}), parts: statistics.parts.map(partAnswer) };
}

function lampQueries(page: ProjectFilterQuery, row: Cell): LampQueriesAnswer {
  const of = (lamp: Lamp): string | null => cellQuery(page, { ...row, lamp: [lamp] });
  return { total: cellQuery(page, row), red: of('red'), yellow: of('yellow'), green: of('green'), off: of('off') };
}

function tallyQueries(page: ProjectFilterQuery, row: Cell): TallyQueriesAnswer {
  const of = (cell: Cell): string | null => cellQuery(page, { ...row, ...cell });
  return {
    total: of({ state: PROJECT_STATES.filter((state) => state !== 'cancelled') }),
    done: of({ state: ['closed'] }),
    ongoing: of({ state: [...OPEN, 'suspended', 'carried_over'], lamp: ['yellow', 'green', 'off'] }),
    behind: of({ lamp: ['red'] }),
    green: of({ lamp: ['green'] }),
    yellow: of({ lamp: ['yellow'] }),
    suspended: of({ state: ['suspended'] }),
    carried: of({ state: ['carried_over'] }),
  };
}
