import { expect, it } from 'vitest';
import type { PlacedPerson } from './delegation.js';
import { standInFor, type StandIns } from './stand-ins.js';

const person = (id: string, change: Partial<PlacedPerson> = {}): PlacedPerson => ({
  id,
  name: id,
  email: null,
  role: 'officer',
  departmentId: 'fgj',
  active: true,
  ...change,
});

/** `away('a b', 'b c')`: a is away with b as deputy, b with c. */
const away = (pairs: readonly string[], change: Record<string, Partial<PlacedPerson>> = {}): StandIns =>
  new Map(
    pairs.map((pair) => {
      const [one = '', other = ''] = pair.split(' ');
      return [one, { person: person(one, change[one]), deputy: person(other, change[other]) }];
    }),
  );

it.each([
  ['at work', away(['b c']), undefined],
  ['away', away(['a b']), 'b'],
  ['away, and the deputy too', away(['a b', 'b c']), 'c'],
  ['away, and two deputies too', away(['a b', 'b c', 'c d']), 'd'],
  ['in a circle', away(['a b', 'b a']), null],
  ['before a circle', away(['a b', 'b c', 'c b']), null],
  ['away with a deputy who has left', away(['a b'], { b: { active: false } }), null],
  ['away with a deputy who went to another department', away(['a b'], { b: { departmentId: 'czj' } }), null],
  ['away with a deputy who became a leader', away(['a b'], { b: { departmentId: null, role: 'leader' } }), 'b'],
])('who is %s', (_name, standIns, deputy) => {
  expect(standInFor('a', standIns)?.id ?? standInFor('a', standIns)).toBe(deputy);
});
