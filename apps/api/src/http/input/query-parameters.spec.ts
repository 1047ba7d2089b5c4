import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ViewFilterBody } from '../../views/views.dto.js';

/** The filter that was understood, or the fields that are refused. */
function read(filter: object): object {
  const body = plainToInstance(ViewFilterBody, filter);
  const faults = validateSync(body, { whitelist: true, forbidNonWhitelisted: true });
  return faults.length > 0 ? faults.map(({ property }) => property) : { ...body };
}

describe('a filter of projects', () => {
  it('takes lists with commas, as repeated parameters, and as JSON', () => {
    const understood = { state: ['registered', 'closed'], level: [3, 4] };
    expect(read({ state: 'registered,closed', level: '3,4' })).toEqual(understood);
    expect(read({ state: ['registered', 'closed'], level: ['3', '4'] })).toEqual(understood);
    expect(read({ state: ['registered', 'closed'], level: [3, 4] })).toEqual(understood);
  });

  it.each([
    { lamp: [{ red: 1 }, 'red'] },
    { state: [0, 'suspended'] },
    { origin: ['meeting', 9007199254740992] },
    { waiting: ['to-review', {}] },
    { series: [null] },
    { priority: { toString: 1 } },
    { level: [{ toString: 1 }] },
    { level: [true] },
  ])('names the field that has what is no part of a list: %j', (filter) => {
    expect(read(filter)).toEqual(Object.keys(filter));
  });

  it.each(['q', 'state', 'departmentId', 'leaderId', 'waiting', 'series', 'level', 'horizon', 'dueFrom'])(
    'has no %s that is null: a view keeps what is asked, not what is left out',
    (field) => {
      expect(read({ [field]: null })).toEqual([field]);
    },
  );

  it('is understood or refused, whatever JSON stands in it', () => {
    const fields = fc.constantFrom('state', 'lamp', 'waiting', 'series', 'origin', 'priority', 'level');
    fc.assert(fc.property(fields, fc.jsonValue(), (field, value) => void read({ [field]: value })));
  });
});
