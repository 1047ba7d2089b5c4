import { expect, it } from 'vitest';
import { sentenceOf } from './statistics.js';

it.each([
  [{ total: 150, done: 148, ongoing: 2, behind: 0 }, '150项具体工作，148项有力落实、2项持续推进'],
  [{ total: 16, done: 8, ongoing: 5, behind: 3 }, '16项具体工作，8项有力落实、5项持续推进、3项进度滞后'],
  [{ total: 4, done: 4, ongoing: 0, behind: 0 }, '4项具体工作，4项有力落实'],
  [{ total: 0, done: 0, ongoing: 0, behind: 0 }, '0项具体工作'],
])('%j: %s', (counts, sentence) => {
  expect(sentenceOf(counts)).toBe(sentence);
});
