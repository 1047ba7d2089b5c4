import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt } from '#work-calendar';
import { completeIndicators, type PlannedIndicator } from './complete-indicator.js';
import { type Indicator, indicatorProgress } from '#policies';

const PROJECT = { registeredAt: instantAt('2022-01-17', '10:00'), dueDate: '2022-12-30' };

function indicator(planned: Partial<PlannedIndicator> & { target: number }): Indicator {
  const [one] = completeIndicators([{ name: '公办学位', ...planned }], [], PROJECT, PROJECT.registeredAt);
  if (!one) throw new Error('completed to nothing');
  return one;
}

describe('the expected course (序时进度)', () => {
  it.each([
    ['2021-12', 0],
    ['2022-01', 1 / 12],
    ['2022-06', 0.5],
    ['2022-12', 1],
    ['2023-03', 1],
  ])('runs evenly by the calendar: by the end of %s, %d', (month, share) => {
    expect(indicatorProgress.shareBy(indicator({ target: 1 }), month)).toBeCloseTo(share, 12);
  });

  it.each([
    ['2022-01', 10 / 3],
    ['2022-03', 10],
    ['2022-06', 30],
    ['2022-08', 50],
    ['2022-12', 100],
  ])('runs by the shares of the quarters: by the end of %s, %d of 100', (month, expected) => {
    expect(indicatorProgress.expectedBy(indicator({ target: 100, shares: [1, 2, 3, 4] }), month)).toBeCloseTo(expected, 9);
  });

  it('runs by the shares of the months, and only between its own months', () => {
    const summer = indicator({ target: 100, firstMonth: '2022-06', lastMonth: '2022-08', shares: [0, 50, 50] });
    expect(['2022-05', '2022-06', '2022-07', '2022-08'].map((month) => indicatorProgress.expectedBy(summer, month))).toEqual([
      0, 0, 50, 100,
    ]);
  });

  it('never falls, and ends at the goal, whatever the shares', () => {
    const shares = fc.array(fc.nat(50), { minLength: 12, maxLength: 12 }).filter((all) => all.some((share) => share > 0));
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 1_000_000 }), (given, target) => {
        const seasonal = indicator({ target, shares: given });
        const plannedProgress = indicatorProgress
          .periodsOf(seasonal)
          .map((period) => indicatorProgress.expectedBy(seasonal, period));
        expect(plannedProgress).toEqual(plannedProgress.toSorted((a, b) => a - b));
        expect(plannedProgress.at(-1)).toBeCloseTo(target, 5);
      }),
    );
  });
});

describe('how far behind a value is, in percentage points', () => {
  const kinds: [string, Partial<PlannedIndicator> & { target: number }, number, number, number][] = [
    ['3500 places, 1400 in June', { target: 3500 }, 1750, 1400, 10],
    ['ahead counts negative', { target: 3500 }, 1750, 2100, -10],
    ['a rate stands at its goal all year', { target: 90, unit: '%' }, 90, 81, 10],
    ['a rate that is met is not ahead', { target: 90, unit: '%' }, 90, 99, 0],
    ['growth is reported as a rate', { target: 7, unit: '%', comparison: 'grow-by' }, 7, 6.3, 10],
    [
      'growth of an amount: 200 grow to 220, 99 in June',
      { target: 10, unit: '亿元', comparison: 'grow-by', baseline: 200 },
      110,
      99,
      5,
    ],
    ['a limit is kept', { target: 3, unit: '%', comparison: 'at-most' }, 3, 2.1, 0],
    ['a limit is passed by a tenth', { target: 3, unit: '%', comparison: 'at-most' }, 3, 3.3, 10],
    ['no accident at all', { target: 0, unit: '起', comparison: 'at-most' }, 0, 1, 100],
    ['a stock goes from its baseline to the goal', { target: 5000, measure: 'level', baseline: 3000 }, 4000, 3600, 20],
    ['a baseline that is better than the goal asks for no way', { target: 85, unit: '%', baseline: 88 }, 85, 86, 0],
    ['consumption shrinks by 10 %', { target: 10, unit: '吨', comparison: 'shrink-by', baseline: 100 }, 95, 98, 30],
  ];
  it.each(kinds)('%s', (_what, planned, expected, value, lag) => {
    const one = indicator(planned);
    expect(indicatorProgress.expectedBy(one, '2022-06')).toBe(expected);
    expect(indicatorProgress.progressAt(one, '2022-06', value).lag).toBe(lag);
  });

  it('more is never further behind, nor less where less is better', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.nat(5000),
        fc.nat(5000),
        fc.constantFrom('2022-02', '2022-06', '2022-12'),
        (kind, a, b, month) => {
          const one = indicator(kind[1]);
          const [worse, better] = [a, b].sort((x, y) => (one.direction === 'up' ? x - y : y - x));
          expect(indicatorProgress.progressAt(one, month, better ?? 0).lag).toBeLessThanOrEqual(
            indicatorProgress.progressAt(one, month, worse ?? 0).lag,
          );
          expect(indicatorProgress.progressAt(one, month, indicatorProgress.expectedBy(one, month)).lag).toBeCloseTo(0, 6);
        },
      ),
    );
  });
});

describe('periods', () => {
  it('are months, or quarters of the calendar, the last one as short as the course', () => {
    expect(indicatorProgress.periodsOf(indicator({ target: 1 }))).toHaveLength(12);
    expect(
      indicatorProgress.periodsOf(indicator({ target: 1, every: 'quarter', firstMonth: '2022-02', lastMonth: '2022-10' })),
    ).toEqual(['2022-03', '2022-06', '2022-09', '2022-10']);
  });

  it('are owed by a day of the next month, also over the year, and only from the day on which the indicator was set', () => {
    const june = { ...indicator({ target: 1 }), setAt: instantAt('2022-07-16', '10:00') };
    expect(indicatorProgress.reportingDateOf(june, '2022-12')).toBe('2023-01-15');
    expect([indicatorProgress.isOwed(june, '2022-06'), indicatorProgress.isOwed(june, '2022-07')]).toEqual([false, true]);
  });

  it('go on with the last known value', () => {
    const measured = { ...indicator({ target: 1 }), values: { '2022-05': 5, '2022-02': 2 } };
    expect(['2022-01', '2022-04', '2022-09'].map((month) => indicatorProgress.lastKnown(measured, month)?.value ?? null)).toEqual(
      [null, 2, 5],
    );
  });
});

describe('what a supervisor leaves out', () => {
  it.each([
    [{ target: 3500 }, { direction: 'up', measure: 'cumulative' }],
    [
      { target: 3, comparison: 'at-most' },
      { direction: 'down', measure: 'level' },
    ],
    [
      { target: 7, unit: '%', comparison: 'grow-by' },
      { direction: 'up', measure: 'level' },
    ],
    [
      { target: 10, unit: '亿元', comparison: 'grow-by', baseline: 200 },
      { direction: 'up', measure: 'cumulative' },
    ],
    [
      { target: 3, unit: '%', comparison: 'shrink-by' },
      { direction: 'up', measure: 'level' },
    ],
    [
      { target: 3, unit: '吨', comparison: 'shrink-by', baseline: 90 },
      { direction: 'down', measure: 'level' },
    ],
  ] as const)('follows from the rest: %j', (planned, follows) => {
    expect(indicator(planned)).toMatchObject(follows);
  });

  it.each([
    [{ name: ' ', target: 1 }, /has no name/],
    [{ target: 0 }, /more than 0/],
    [{ target: 1, firstMonth: '2022-13' }, /YYYY-MM/],
    [{ target: 1, firstMonth: '2023-01' }, /ends \(2022-12\) before/],
    [{ target: 1, shares: [1, 2, 3] }, /3 shares for 12 months/],
    [{ target: 1, shares: [1, 2, 3, -4] }, /no parts of a whole/],
    [{ target: 1, shares: [0, 0, 0, 0] }, /no parts of a whole/],
    [{ target: 1, direction: 'down' }, /is a limit/],
    [{ target: 7, unit: '%', comparison: 'grow-by', baseline: 200 }, /unit is that of the amounts/],
  ] as const)('must make sense: %j', (planned, says) => {
    expect(() =>
      indicator({ ...planned, shares: 'shares' in planned ? [...planned.shares] : undefined } as PlannedIndicator),
    ).toThrow(says);
  });

  it('two of one name are refused', () => {
    const twice = [
      { name: '学位', target: 1 },
      { name: ' 学位', target: 2 },
    ];
    expect(() => completeIndicators(twice, [], PROJECT, PROJECT.registeredAt)).toThrow(/Indicator 2 has the name/);
  });

  it('growth in an amount is that baseline grown', () => {
    expect(indicatorProgress.goalOf(indicator({ target: 10, unit: '亿元', comparison: 'grow-by', baseline: 200 }))).toBe(220);
  });
});
