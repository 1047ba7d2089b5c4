import { describe, expect, it } from 'vitest';
import { horizonOf, lastDayFor } from './five-years.js';

describe('the horizon of an item', () => {
  it.each([
    [['“十五五”时期主要目标', '现代化产业体系'], 'five-year', '2030-12-31'],
    [['二', '“十四五”期间重点任务'], 'five-year', '2025-12-31'],
    [['今后五年发展目标'], 'five-year', '2030-12-31'],
    [['2026年重点工作', '扩大内需'], 'year', '2026-12-31'],
    [['编制“十五五”规划'], 'year', '2026-12-31'],
    [[], 'year', '2026-12-31'],
  ])('below %j is %s, with %s as its last day', (path, horizon, lastDay) => {
    expect([horizonOf(path), lastDayFor(path, 2026)]).toEqual([horizon, lastDay]);
  });
});
