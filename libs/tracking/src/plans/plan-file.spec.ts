import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { parsePlan } from '#plan-text';
import { documentOfPlan, planOfText, readPlanFile } from './plan-file.js';

// The first file waits for a process to load.
vi.setConfig({ testTimeout: 60_000 });

const FOLDER = new URL('../../../../test/fixtures/documents/', import.meta.url);
const SOURCE = readFileSync(new URL('plan.txt', FOLDER), 'utf8');

const itemsOf = (document: Parameters<typeof parsePlan>[0]): unknown[] =>
  parsePlan(document).items.map(({ text, path, due, quantities }) => ({ text, path, due, quantities }));

describe('a plan from a file', () => {
  it.each(['plan.docx', 'plan.doc', 'plan.pdf'])('%s gives the items of its text, each a span of the source', async (name) => {
    const file = await readPlanFile(readFileSync(new URL(name, FOLDER)), name);
    expect(itemsOf(documentOfPlan(file))).toEqual(itemsOf(SOURCE));
    const { items } = parsePlan(documentOfPlan(file));
    expect(items.length).toBeGreaterThan(25);
    expect(items.filter(({ span, text }) => file.source.slice(span.start, span.end) !== text)).toEqual([]);
  });

  it('that is refused tells code and sentence', async () => {
    const reading = readPlanFile(Buffer.from('{\\rtf1 plan}'), 'plan.rtf');
    await expect(reading).rejects.toMatchObject({
      name: 'DomainError',
      code: 'file.unknown-format',
      message: /Save it as \.docx/,
    });
  });

  it('and one that came as text are the same', async () => {
    expect(await readPlanFile(Buffer.from(SOURCE), 'plan.txt')).toEqual(planOfText(SOURCE));
  });
});
