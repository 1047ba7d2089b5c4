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

describe('what is told of an import', () => {
  const inChinese = { headers: { 'accept-language': 'zh-CN' } };
  const inEnglish = { headers: { 'accept-language': 'en' } };

  it('is in the language of the reader', async () => {
    const text = '2022年工作要点\n序号\t工作任务\t完成时限\n1\t启动碧道建设\t汛期前\n2\t完成预算公开\t9月底\n';
    const { body } = await api.as('ducha', '/v1/plans', { method: 'POST', body: { text } });
    const notes = async (asked: typeof inChinese): Promise<unknown> => {
      const one = await api.as('ducha', `/v1/plans/${String(body['planId'])}`, asked);
      const list = await api.as('ducha', '/v1/plans', asked);
      const listed = (list.body['items'] as { id: string; notes: string[] }[]).find(({ id }) => id === body['planId']);
      expect(listed?.notes).toEqual(one.body['notes']);
      return one.body['notes'];
    };
    expect(await notes(inChinese)).toEqual([expect.stringMatching(/^1 个日期单元格读不出日期/)]);
    expect(await notes(inEnglish)).toEqual([expect.stringMatching(/^1 date cell names no day that can be read/)]);
  });

  it('also where a long text turns out to be none', async () => {
    const text = `工作总结\n${'2021年，我们建成了公园5个，完成了改造。\n'.repeat(4000)}`;
    const { body } = await api.as('ducha', '/v1/plans', { method: 'POST', body: { text, planYear: 2022 } });
    const job = (asked: typeof inChinese): Promise<Record<string, unknown>> =>
      eventually(async () => {
        const answer = await api.as('ducha', `/v1/jobs/${String(body['jobId'])}`, asked);
        expect(answer.body).toMatchObject({ state: 'failed', result: { code: 'plan.no-items' } });
        return answer.body;
      });
    expect((await job(inChinese))['message']).toMatch(
      /^文中没有找到具体任务。.*没有找到任务：1 处分析形势（“工作总结”）；4000 处回顾过去.*单独成行。$/,
    );
    expect((await job(inEnglish))['message']).toMatch(/^No commitment was found.*4000 passages look back/);
  });

  it('and the faults of a policy', async () => {
    const { body } = await api.as('ducha', '/v1/policies');
    const [policy] = body['items'] as { definition: Record<string, unknown> }[];
    const definition = { ...policy?.definition, sendAt: '25:00', window: { from: '18:00', to: '09:00' } };
    const faults = async (asked: typeof inChinese): Promise<unknown> => {
      const answer = await api.as('ducha', '/v1/policies/validate', { method: 'POST', body: { definition }, ...asked });
      expect([answer.status, answer.body['code']]).toEqual([422, 'policy.invalid']);
      return answer.body['errors'];
    };
    expect(await faults(inChinese)).toEqual([{ pointer: '/sendAt', detail: 'sendAt 应写成 09:00' }]);
    expect(await faults(inEnglish)).toEqual([{ pointer: '/sendAt', detail: 'sendAt must be a time as 09:00' }]);
  });
});
