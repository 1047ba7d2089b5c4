import { describe, expect, it } from 'vitest';
import type { Role } from '../access/actor.js';
import { type Absence, assertDays, assertFits, assertMayStandIn, circleOf, mayStandIn, type PlacedPerson } from './delegation.js';

const person = (id: string, role: Role = 'officer', departmentId: string | null = 'fgj', active = true): PlacedPerson => ({
  id,
  name: id,
  email: null,
  role,
  departmentId,
  active,
});

const away = (personId: string, deputyId: string, from: number, to: number): Absence => ({
  personId,
  deputyId,
  from: `2022-05-${String(from).padStart(2, '0')}`,
  to: `2022-05-${String(to).padStart(2, '0')}`,
});

describe('who may stand in', () => {
  it.each([
    ['officer', person('b'), true],
    ['officer', person('b', 'officer', 'czj'), false],
    ['officer', person('b', 'leader', null), true],
    ['officer', person('b', 'supervisor', null), false],
    ['leader', person('b', 'leader', null), true],
    ['leader', person('b'), false],
    ['supervisor', person('b', 'admin', null), true],
    ['supervisor', person('b', 'leader', null), false],
    ['admin', person('b', 'supervisor', null), true],
    ['officer', person('b', 'officer', 'fgj', false), false],
    ['officer', person('a'), false],
  ] as const)('for an %s: %j is %s', (role, deputy, may) => {
    expect(mayStandIn(person('a', role, role === 'officer' ? 'fgj' : null), deputy)).toBe(may);
  });

  it.each([
    [person('a'), 'delegation.self', /Nobody stands in for themself/],
    [person('b', 'officer', 'fgj', false), 'delegation.deputy-inactive', /b is not active any more/],
    [person('b', 'officer', 'czj'), 'delegation.deputy-outside', /Choose somebody of the same department, or a leader/],
  ])('a refusal says what to do: %j', (deputy, code, sentence) => {
    const refused = (): void => assertMayStandIn(person('a'), deputy);
    expect(refused).toThrow(expect.objectContaining({ code }));
    expect(refused).toThrow(sentence);
  });
});

describe('the days', () => {
  it.each([
    [10, 9, /ends \(2022-05-09\) before it begins \(2022-05-10\)/],
    [1, 3, /ended on 2022-05-03/],
  ])('from %d to %d are refused', (from, to, sentence) => {
    expect(() => assertDays(away('a', 'b', from, to), '2022-05-04')).toThrow(sentence);
  });

  it('may have begun already, and may be one', () => {
    expect(() => assertDays(away('a', 'b', 1, 4), '2022-05-04')).not.toThrow();
  });
});

describe('among other absences', () => {
  const names = { person: person('a'), deputy: person('b') };

  it.each([
    ['the same days', 5, 9, true],
    ['one shared day at the begin', 1, 5, true],
    ['one shared day at the end', 9, 20, true],
    ['days inside', 6, 7, true],
    ['the day before', 1, 4, false],
    ['the day after', 10, 12, false],
  ])('%s of the same person: refused is %s', (_name, from, to, refused) => {
    const fits = (): void => assertFits(away('a', 'b', from, to), [away('a', 'c', 5, 9)], names);
    if (refused) expect(fits).toThrow(/a is away from 2022-05-05 to 2022-05-09 already/);
    else expect(fits).not.toThrow();
  });

  it('another person on the same days is no overlap', () => {
    expect(() => assertFits(away('a', 'b', 5, 9), [away('c', 'b', 5, 9)], names)).not.toThrow();
  });

  it.each([
    ['a deputy who has the person as deputy', [away('b', 'a', 8, 12)], { from: '2022-05-08', to: '2022-05-09' }],
    ['over a third', [away('b', 'c', 1, 31), away('c', 'a', 6, 6)], { from: '2022-05-06', to: '2022-05-06' }],
    ['a deputy who is away with another', [away('b', 'c', 5, 9)], null],
    ['a deputy who is away on other days', [away('b', 'a', 10, 12)], null],
    ['over a third on days that do not meet', [away('b', 'c', 5, 6), away('c', 'a', 7, 9)], null],
    ['a circle among others', [away('b', 'c', 5, 9), away('c', 'b', 5, 9)], null],
  ])('%s', (_name, others, days) => {
    expect(circleOf(away('a', 'b', 5, 9), others)).toEqual(days);
  });

  it('a circle is refused with its days', () => {
    expect(() => assertFits(away('a', 'b', 5, 9), [away('b', 'a', 8, 12)], names)).toThrow(
      /From 2022-05-08 to 2022-05-09 b is away too, and what comes would go back to a/,
    );
  });
});
