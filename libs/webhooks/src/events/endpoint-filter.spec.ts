import { describe, expect, it } from 'vitest';
import {
  isEmptyFilter,
  type EventAttributes,
  type EndpointFilter,
  matches,
  NO_ATTRIBUTES,
  normalFilter,
} from './endpoint-filter.js';

const red: EventAttributes = {
  leadDepartmentIds: ['a'],
  departmentIds: ['a', 'b'],
  planId: 'plan',
  series: ['民生', '重点'],
  lamp: 'red',
};

describe('the filter of an endpoint', () => {
  it.each<[string, EndpointFilter, boolean]>([
    ['nothing', {}, true],
    ['who leads', { leadDepartmentIds: ['a'] }, true],
    ['who helps, as who leads', { leadDepartmentIds: ['b'] }, false],
    ['who helps', { departmentIds: ['b'] }, true],
    ['any of some departments', { departmentIds: ['x', 'b'] }, true],
    ['somebody else', { departmentIds: ['x'] }, false],
    ['its plan', { planIds: ['plan'] }, true],
    ['another plan', { planIds: ['other'] }, false],
    ['one of its series', { series: ['重点'] }, true],
    ['another series', { series: ['年度'] }, false],
    ['its lamp', { lamps: ['yellow', 'red'] }, true],
    ['another lamp', { lamps: ['yellow'] }, false],
    ['all of it', { departmentIds: ['b'], planIds: ['plan'], series: ['民生'], lamps: ['red'] }, true],
    ['all of it but one', { departmentIds: ['b'], planIds: ['plan'], series: ['民生'], lamps: ['green'] }, false],
  ])('that asks for %s: %o', (_, filter, passes) => {
    expect(matches(filter, red)).toBe(passes);
  });

  it('of any kind matches nothing through that is about nothing; without a member it matches it', () => {
    const filters: EndpointFilter[] = [
      { leadDepartmentIds: ['a'] },
      { departmentIds: ['a'] },
      { planIds: ['p'] },
      { series: ['s'] },
      { lamps: ['red'] },
    ];
    expect(filters.filter((filter) => matches(filter, NO_ATTRIBUTES))).toEqual([]);
    expect(matches({}, NO_ATTRIBUTES)).toBe(true);
  });

  it('knows an id in any case, and a series as it is called', () => {
    const filter = normalFilter({ departmentIds: ['0199A000-0000-7000-8000-00000000000A'], series: ['P3'] });
    expect(filter).toEqual({ departmentIds: ['0199a000-0000-7000-8000-00000000000a'], series: ['P3'] });
  });

  it('is kept without what asks for nothing, and each value once', () => {
    expect(normalFilter({ departmentIds: [], lamps: ['red', 'red'], series: undefined as never })).toEqual({ lamps: ['red'] });
    expect([isEmptyFilter(normalFilter({ departmentIds: [] })), isEmptyFilter({ lamps: ['red'] })]).toEqual([true, false]);
  });
});
