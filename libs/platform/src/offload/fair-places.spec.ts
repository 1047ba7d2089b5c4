import { expect, it } from 'vitest';
import { FairPlaces } from './fair-places.js';

const SIZES = { size: 2, maxWaiting: 10, maxWaitingOfOne: 4 };

/** Asks, and notes who began, in order. */
function asking(places: FairPlaces, begun: string[]): (owner: string) => Promise<void> {
  return (owner) => places.take(owner).then(() => void begun.push(owner));
}

it('leaves a place for others, whatever one person asks for', async () => {
  const begun: string[] = [];
  const places = new FairPlaces(SIZES);
  const ask = asking(places, begun);
  void ask('a');
  void ask('a');
  await ask('b');
  expect(begun).toEqual(['a', 'b']);
});

it('serves first who was served longest ago', async () => {
  const begun: string[] = [];
  const places = new FairPlaces({ ...SIZES, size: 1 });
  const ask = asking(places, begun);
  await ask('a');
  const all = [ask('a'), ask('a'), ask('b'), ask('c')];
  for (let round = 0; round < all.length; round += 1) {
    places.giveBack(begun.at(-1) ?? '');
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(all);
  expect(begun).toEqual(['a', 'b', 'c', 'a', 'a']);
});

it('refuses what one person piles up, and what is too much in all', async () => {
  const places = new FairPlaces({ size: 1, maxWaiting: 6, maxWaitingOfOne: 4 });
  await places.take('a');
  for (let n = 0; n < 4; n += 1) void places.take('a');
  await expect(places.take('a')).rejects.toMatchObject({ reason: 'busy' });
  void places.take('b');
  void places.take('c');
  await expect(places.take('d')).rejects.toMatchObject({ reason: 'busy' });
});

it('work of nobody in particular may fill all places', async () => {
  const begun: string[] = [];
  const ask = asking(new FairPlaces(SIZES), begun);
  await Promise.all([ask(''), ask('')]);
  expect(begun).toEqual(['', '']);
});
