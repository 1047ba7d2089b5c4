import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../setup/eventually.js';
import { type Item, walk } from '../setup/imported-plan.js';
import { fileForm, RunningApi } from '../setup/running-api.js';

const FOLDER = new URL('../fixtures/plans/', import.meta.url);

/** The documents, the year that each tells by itself, and fewer items than it holds. */
const DOCUMENTS = [
  ['000_9889dcd344a42c10.txt', 2022, 120],
  ['001_9eeac6bb57bd8a70.txt', 2020, 180],
  ['002_0175b27fccb1c689.txt', 2023, 50],
  ['003_627a98e650025327.txt', 2024, 120],
  // The page calls it a speech of 2022; the speech itself is of the meeting of 2021.
  ['004_86a68042849f8c0b.txt', 2021, 200],
] as const;

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.open();
  await api.startWorking();
});

afterAll(() => api.close());

describe('the plan documents of the fixtures', () => {
  it.each(DOCUMENTS)(
    '%s is imported as the plan of %i, and every item is a span of it to the letter',
    async (name, year, atLeast) => {
      const bytes = await readFile(new URL(name, FOLDER));
      const source = bytes.toString('utf8');
      const { status, body, headers } = await api.as('ducha', '/v1/plans', {
        method: 'POST',
        body: fileForm(bytes, {}, name),
      });
      expect([status, body['code']]).toEqual([202, undefined]);
      const job = await eventually(
        async () => {
          const answer = await api.as('ducha', headers.get('location') ?? '');
          expect(answer.body).toMatchObject({ state: 'done', progress: 100 });
          return answer.body;
        },
        { withinMs: 30_000 },
      );

      const planId = String(body['planId']);
      const items = (await walk(api, `/v1/plans/${planId}/items`, 200)) as Item[];
      expect(items.length).toBeGreaterThan(atLeast);
      expect((job['result'] as { items: number }).items).toBe(items.length);
      expect(items.filter(({ span, text }) => source.slice(span.start, span.end) !== text)).toEqual([]);
      expect((await api.as('ducha', `/v1/plans/${planId}`)).body).toMatchObject({
        fileName: name,
        planYear: year,
        state: 'review',
      });
      expect((await api.as('ducha', `/v1/plans/${planId}/source`)).body['text']).toBe(source);
    },
  );
});
