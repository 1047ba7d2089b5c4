import { expect, it } from 'vitest';
import { type DocumentNote, NOTES } from './notes.js';

it('says every note in both languages, with its numbers', () => {
  const notes = Object.values<(...counts: number[]) => DocumentNote>(NOTES).map((note) => note(37, 41));
  expect(notes.filter(({ text, zh }) => /\p{Script=Han}{4}/u.test(text) || !/\p{Script=Han}{4}/u.test(zh))).toEqual([]);
  const numbers = (text: string): string[] => (text.match(/37|41/g) ?? []).toSorted();
  expect(notes.filter(({ text, zh }) => numbers(text).join() !== numbers(zh).join())).toEqual([]);
});
