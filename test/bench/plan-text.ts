import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { parsePlan } from '#plan-text';
import { median } from './equipment/median.js';

/**
 * Is taking a plan apart as fast as merely cutting its text into words? parsePlan and jieba read the same documents in
 * the same run, by turns. Then: how long a speech of 17,000 characters takes, and how time grows up to 10 MB.
 */
const ROUNDS = 15;
const LEAST_RATIO = 1;
const SPEECH_MS = 100;
const MOST_GROWTH = 11;
/** Characters; three bytes each in UTF-8, so the last is 10 MB. */
const SIZES = [35_000, 350_000, 3_500_000];
const TIMES_LONGER = 10;
const GROWTH_ROUNDS = 7;
/** So many characters are read per turn, that a clock and a collection weigh little. */
const PER_TURN = 400_000;

const folder = join(process.env['DUBAN_ROOT'] ?? process.cwd(), 'test/fixtures/plans');
const documents = readdirSync(folder)
  .toSorted()
  .map((file) => readFileSync(join(folder, file), 'utf8'));
const speech = documents.reduce((longest, one) => (one.length > longest.length ? one : longest), '');

function milliseconds(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Characters per second of both, and the median ratio of the rounds: each round meets the same load on the machine. */
function compare(): { parser: number; jieba: number; ratio: number } {
  const jieba = Jieba.withDict(dict);
  const characters = documents.reduce((sum, { length }) => sum + length, 0);
  const times = Math.ceil(PER_TURN / characters);
  const turn = (read: (source: string) => unknown) => (): void => {
    for (let time = 0; time < times; time += 1) for (const source of documents) read(source);
  };
  const [parse, cut] = [turn((source) => parsePlan(source)), turn((source) => jieba.cut(source))];
  parse();
  cut();
  const rounds = Array.from({ length: ROUNDS }, () => {
    global.gc?.();
    return { cut: milliseconds(cut), parse: milliseconds(parse) };
  });
  const perSecond = (values: readonly number[]): number => (times * characters * 1000) / median(values);
  return {
    parser: perSecond(rounds.map((one) => one.parse)),
    jieba: perSecond(rounds.map((one) => one.cut)),
    ratio: median(rounds.map((one) => one.cut / one.parse)),
  };
}

/**
 * What one parse of each size takes, over one of the size before, which is ten times shorter. In each round a text is read
 * right after ten of the shorter ones, so that both meet the same load and as many characters; the median of the rounds tells.
 * What a collection left cold is warmed before the clock runs.
 */
function growth(): { ms: number[]; factors: number[] } {
  const all = documents.join('\n');
  const sources = SIZES.map((size) => all.repeat(Math.ceil(size / all.length)).slice(0, size));
  const read = (source: string, times: number): number => {
    global.gc?.();
    parsePlan(sources[0] ?? '');
    return milliseconds(() => {
      for (let time = 0; time < times; time += 1) parsePlan(source);
    });
  };
  for (const source of sources) read(source, 1);
  const rounds = Array.from({ length: GROWTH_ROUNDS }, () =>
    sources.slice(1).map((source, index) => {
      const ofShorter = read(sources[index] ?? '', TIMES_LONGER) / TIMES_LONGER;
      const own = read(source, 1);
      return { own, ofShorter, factor: own / ofShorter };
    }),
  );
  const medianOf = (index: number, value: (pair: { own: number; ofShorter: number; factor: number }) => number): number =>
    median(rounds.flatMap((round) => round.slice(index, index + 1).map(value)));
  return {
    ms: [medianOf(0, ({ ofShorter }) => ofShorter), ...sources.slice(1).map((_, index) => medianOf(index, ({ own }) => own))],
    factors: sources.slice(1).map((_, index) => medianOf(index, ({ factor }) => factor)),
  };
}

const { parser, jieba, ratio } = compare();
const speechMs = median(Array.from({ length: ROUNDS }, () => milliseconds(() => parsePlan(speech))));
const { ms, factors } = growth();
const million = (value: number): string => `${(value / 1e6).toFixed(2)} M characters/s`;
process.stdout.write(
  [
    `${documents.length} plans, read by turns (median of ${ROUNDS} rounds)`,
    `  parsePlan: ${million(parser)}`,
    `  jieba cut: ${million(jieba)}`,
    `  ratio ${ratio.toFixed(2)} (limit: at least ${LEAST_RATIO.toFixed(2)})`,
    `a speech of ${speech.length} characters: ${speechMs.toFixed(1)} ms (limit: ${SPEECH_MS})`,
    `growth: ${SIZES.map((size, index) => `${(size * 3) / 1e6} MB in ${(ms[index] ?? 0).toFixed(0)} ms`).join(', ')}`,
    `  ten times as long takes ${factors.map((one) => one.toFixed(1)).join(' and ')} times as long (limit: ${MOST_GROWTH})`,
    '',
  ].join('\n'),
);
if (!(ratio >= LEAST_RATIO && speechMs <= SPEECH_MS && Math.max(...factors) <= MOST_GROWTH)) process.exitCode = 1;
