import { request as httpRequest } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Roster } from '#identity';
import { newId } from '#platform';
import { DEFAULT_POLICY } from '#policies';
import { eventually } from '../setup/eventually.js';
import { longCsv, longText, mergedWorkbook, pdfBomb } from './hostile-files.js';
import { type Watched, WatchedService } from './watched-service.js';

/** Whatever is sent, the service says within this that it is ready, beside what a busy machine adds by itself. */
const READY_WITHIN_MS = 500;
/** Memory of the service's own process, and with the processes that read files (768 MB each, two kinds, two of each at most). */
const SERVICE_MB = 900;
const ALL_MB = 3200;
const MB = 1024 * 1024;

const person = (login: string, role: 'supervisor' | 'officer' | 'admin'): Roster['people'][number] => ({
  login,
  name: login,
  role,
  ...(role === 'officer' ? { departmentCode: 'cjj' } : {}),
});
const ROSTER: Roster = {
  departments: [{ code: 'cjj', name: '城市建设局', shortName: '城建局', aliases: [], duties: '' }],
  people: [
    person('admin', 'admin'),
    person('ducha', 'supervisor'),
    person('hostile', 'supervisor'),
    person('officer', 'officer'),
  ],
};
const PLAN = '一、生态\n启动碧道建设。\n三季度完成河涌整治。\n';

let service: WatchedService;
let planId: string;

beforeAll(async () => {
  service = await WatchedService.start(ROSTER);
  for (const { login } of ROSTER.people) await service.token(login);
  planId = ((await (await service.post('ducha', '/v1/plans', { text: PLAN, planYear: 2026 })).json()) as { planId: string })
    .planId;
});

afterAll(() => service.close());

/** The service went on, and took no more memory than it may. */
function expectCalm(watched: Watched & { quietMs: number }, what: string): void {
  process.stdout.write(`${what}: ${JSON.stringify(watched)}\n`);
  expect(watched).toMatchObject({ notReady: 0 });
  expect(watched.slowestMs - watched.quietMs).toBeLessThan(READY_WITHIN_MS);
  expect(watched.serviceMb).toBeLessThan(SERVICE_MB);
  expect(watched.allMb).toBeLessThan(ALL_MB);
}

const times = <T>(count: number, work: (at: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => work(at)));

async function refusals(answers: readonly Response[]): Promise<{ status: number; code: string; bytes: number }[]> {
  return Promise.all(
    answers.map(async (answer) => {
      const text = await answer.text();
      return { status: answer.status, code: String((JSON.parse(text) as { code?: string }).code), bytes: text.length };
    }),
  );
}

describe('bodies', () => {
  const unknownKeys = JSON.stringify(Object.fromEntries(Array.from({ length: 80_000 }, (_, at) => [`k${at}`, at])));

  it.each<[string, string | null, string, () => string, number]>([
    ['80,000 unknown keys at the login', null, '/v1/login', () => unknownKeys, 413],
    ['80,000 unknown keys in a chunk', null, '/v1/login', () => unknownKeys.slice(0, 100_000), 400],
    [
      '150 unknown keys',
      null,
      '/v1/login',
      () => JSON.stringify(Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`k${at}`, at]))),
      400,
    ],
    ['a hundred thousand brackets', null, '/v1/login', () => `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 413],
    [
      '20,000 empty people',
      'admin',
      '/v1/roster',
      () => JSON.stringify({ departments: [], people: Array.from({ length: 20_000 }, () => ({})) }),
      413,
    ],
    [
      '1000 empty people',
      'admin',
      '/v1/roster',
      () => JSON.stringify({ departments: [], people: Array.from({ length: 1000 }, () => ({})) }),
      400,
    ],
    [
      '500 empty registrations',
      'ducha',
      '/v1/projects/bulk',
      () => JSON.stringify({ registrations: Array.from({ length: 500 }, () => ({})) }),
      400,
    ],
    [
      'a policy of 5000 steps',
      'admin',
      '/v1/policies/validate',
      () => JSON.stringify({ definition: { steps: Array.from({ length: 1000 }, () => ({ a: 1 })) } }),
      413,
    ],
    ['a plan of one megabyte by an officer', 'officer', '/v1/plans', () => JSON.stringify({ text: '建'.repeat(300_000) }), 403],
  ])('%s, ten at once', async (what, login, path, body, status) => {
    const text = body();
    const watched = await service.during(async () => {
      const answers = await refusals(await times(10, () => service.post(login, path, text)));
      expect(answers.map((one) => one.status)).toEqual(Array(10).fill(status));
      expect(Math.max(...answers.map((one) => one.bytes))).toBeLessThan(20_000);
    });
    expectCalm(watched, what);
  });

  it('a megabyte each with forged tokens are not read', async () => {
    const body = JSON.stringify({ text: 'x'.repeat(MB - 100) });
    const watched = await service.during(async () => {
      const headers = { Authorization: 'Bearer forged', 'Content-Type': 'application/json' };
      const answers = await times(400, () =>
        service.ask(null, '/v1/plans', { method: 'POST', headers, body }).then(({ status }) => status),
      );
      expect(answers.filter((status) => status === 401).length).toBe(300);
      expect(answers.filter((status) => status === 429).length).toBe(100);
    });
    expectCalm(watched, 'forged tokens');
  });
});

describe('files', () => {
  it('that inflate without end, of one person, leave room for the files of another', async () => {
    const bomb = pdfBomb();
    const watched = await service.during(async () => {
      const bombs = times(3, () => service.upload('hostile', '/v1/plans', bomb, 'bomb.pdf', { planYear: '2026' }));
      const begun = performance.now();
      const answer = await service.upload(
        'ducha',
        '/v1/plans',
        new Uint8Array(Buffer.from('一、教育\n新增公办学位3500个。\n')),
        '学位.txt',
        { planYear: '2026' },
      );
      expect([answer.status, performance.now() - begun < 10_000]).toEqual([202, true]);
      expect((await refusals(await bombs)).map(({ code }) => code)).toEqual(Array(3).fill('file.too-complex'));
    });
    expectCalm(watched, 'bombs');
  });

  it('of somebody who may not import are not read', async () => {
    const watched = await service.during(async () => {
      const answers = await times(20, () => service.upload('officer', '/v1/plans', pdfSmall, 'bomb.pdf'));
      expect((await refusals(answers)).map(({ code }) => code)).toEqual(Array(20).fill('access.denied'));
    });
    expectCalm(watched, 'without ability');
  });
  const pdfSmall = new Uint8Array(Buffer.from('%PDF-1.4\n'));

  it.each([
    ['a workbook merged down to its last row', () => mergedWorkbook(), 'ledger.xlsx'],
    ['a CSV of 15,000 rows', () => longCsv(15_000), 'ledger.csv'],
    ['a CSV of 150,000 rows', () => longCsv(150_000), 'ledger.csv'],
  ])('that are ledgers: %s', async (what, file, name) => {
    const content = file();
    const watched = await service.during(async () => {
      for (const dryRun of ['true', 'false']) {
        const answer = await service.upload('ducha', `/v1/plans/${planId}/ledger?dryRun=${dryRun}`, content, name);
        expect(answer.status).toBeLessThan(500);
        await answer.arrayBuffer();
      }
    });
    expectCalm(watched, what);
  });

  it('that are forty attachments of twenty megabytes for a project that is not there', async () => {
    const content = new Uint8Array(20 * MB);
    const watched = await service.during(async () => {
      const answers = await times(40, () =>
        service.upload('officer', `/v1/projects/${newId()}/attachments`, content, 'a.pdf').then(
          ({ status }) => status,
          () => 0,
        ),
      );
      expect(new Set(answers)).toEqual(new Set([404]));
    });
    expectCalm(watched, 'attachments');
  });

  it('that never end block nobody else', async () => {
    const token = await service.token('hostile');
    const watched = await service.during(async () => {
      const slow = Array.from({ length: 4 }, () => dripping(`${service.url}/v1/plans`, token));
      await delay(500);
      const answer = await service.upload(
        'ducha',
        '/v1/plans',
        new Uint8Array(Buffer.from('一、交通\n建成松湖路。\n')),
        '路.txt',
        { planYear: '2026' },
      );
      expect(answer.status).toBe(202);
      // One more than a person may send at a time is told so; the others are cut off for their pace.
      const ends = await Promise.all(slow);
      expect(ends.toSorted()).toEqual([408, 408, 408, 503]);
    });
    expectCalm(watched, 'slow uploads');
  });
});

/** An upload of 50 MB of which a few bytes come now and then; answers the status. */
function dripping(url: string, token: string): Promise<number> {
  return new Promise((resolve) => {
    const headers = {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'multipart/form-data; boundary=x',
      'Content-Length': 50 * MB,
    };
    const sending = httpRequest(url, { method: 'POST', headers });
    const drip = setInterval(() => sending.write('a'), 1000);
    const end = (status: number): void => {
      clearInterval(drip);
      sending.destroy();
      resolve(status);
    };
    sending.on('response', ({ statusCode = 0 }) => end(statusCode)).on('error', () => end(0));
    sending.write('--x\r\nContent-Disposition: form-data; name="file"; filename="plan.txt"\r\n\r\n');
  });
}

describe('long work', () => {
  it('six previews and simulations of one person at once are one', async () => {
    const proposed = { name: 'default', definition: DEFAULT_POLICY, days: 90 };
    const watched = await service.during(async () => {
      const answers = await times(6, (at) =>
        at % 2 === 0
          ? service.post('ducha', '/v1/policies/changes/preview', proposed)
          : service.post('ducha', '/v1/simulations', { planId, from: '2026-01-01', to: '2026-12-31' }),
      );
      const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as { jobId: string }[];
      expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409, 409, 409, 409, 409]);
      await untilDone('ducha', bodies[0]?.jobId ?? '');
    });
    expectCalm(watched, 'previews');
  });

  it.each<[string, () => Uint8Array<ArrayBuffer>, string, string]>([
    ['5000 rows', () => longCsv(5000), '任务分解表.csv', 'done'],
    ['100,000 rows', () => longCsv(100_000), '任务分解表.csv', 'file.too-complex'],
    ['100,000 lines', () => longText(100_000), '工作要点.txt', 'failed'],
  ])('an import of %s', async (what, file, name, end) => {
    const content = file();
    const watched = await service.during(async () => {
      const answer = await service.upload('ducha', '/v1/plans', content, name, { planYear: '2026' });
      const { jobId, code } = (await answer.json()) as { jobId?: string; code?: string };
      expect(jobId ? await untilDone('ducha', jobId) : code).toBe(end);
    });
    expectCalm(watched, `import of ${what}`);
  });
});

async function untilDone(login: string, jobId: string): Promise<string> {
  const end = await eventually(
    async () => {
      const job = (await (await service.ask(login, `/v1/jobs/${jobId}`)).json()) as { state: string; message: string };
      expect(['done', 'failed']).toContain(job.state);
      return job;
    },
    { withinMs: 240_000, everyMs: 200 },
  );
  process.stdout.write(`job: ${end.state} ${end.message}\n`);
  return end.state;
}
