import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportedPlan } from '../setup/imported-plan.js';
import { fileForm, RunningApi } from '../setup/running-api.js';

let api: RunningApi;
let plan: ImportedPlan;

beforeAll(async () => {
  api = await RunningApi.open();
  await api.startWorking();
  plan = await ImportedPlan.upload(api);
  await plan.register('启动碧道建设');
});

afterAll(() => api.close());

/** The bytes of an answer, as the supervisor gets them. */
async function download(path: string, login = 'ducha'): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const response = await fetch(api.url + path, { headers: { Authorization: `Bearer ${await api.token(login)}` } });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('the ledger of a plan', () => {
  it.each([
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['csv', 'text/csv; charset=utf-8', '\ufeff序号'],
    ['json', 'application/json; charset=utf-8', '{'],
  ])('comes as .%s, named after the plan', async (format, type, begin) => {
    const { status, headers, bytes } = await download(`/v1/plans/${plan.id}/ledger.${format}`);
    expect([status, headers.get('content-type')]).toEqual([200, type]);
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toBe(
      `attachment; filename="ledger.${format}"; filename*=UTF-8''松山湖2022年工作要点任务分解表.${format}`,
    );
    expect(bytes.toString('utf8').startsWith(begin)).toBe(true);
  });

  it('has every item in reading order, a registered one with what its project says', async () => {
    const { bytes } = await download(`/v1/plans/${plan.id}/ledger.json`);
    const { rows } = JSON.parse(bytes.toString()) as { rows: { task: string; lead: string | null }[] };
    const items = (await plan.items()).filter(({ state }) => state === 'draft' || state === 'registered');
    expect(rows.map(({ task }) => task)).toEqual(items.map(({ text }) => text));
    expect(rows.find(({ task }) => task === '启动碧道建设')).toMatchObject({
      lead: '生态环境分局',
      due: '2022-09-30',
      remark: '已立项',
    });
  });

  it('is cut down to drafts or registered items', async () => {
    const count = async (state: string): Promise<number> => {
      const { bytes } = await download(`/v1/plans/${plan.id}/ledger.json?state=${state}`);
      return (JSON.parse(bytes.toString()) as { rows: unknown[] }).rows.length;
    };
    const drafts = (await plan.items()).filter(({ state }) => state === 'draft').length;
    expect([await count('registered'), await count('draft'), await count('draft,registered')]).toEqual([1, drafts, drafts + 1]);
    expect((await download(`/v1/plans/${plan.id}/ledger.json?state=dropped`)).status).toBe(400);
  });

  it('offers the departments of the roster to whoever fills it in', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await download(`/v1/plans/${plan.id}/ledger.xlsx`)).bytes as unknown as ExcelJS.Buffer);
    expect(workbook.getWorksheet('部门')?.getColumn(1).values.slice(1)).toEqual(['城市建设局', '生态环境分局']);
  });

  it('is for supervisors only', async () => {
    for (const format of ['xlsx', 'docx', 'csv', 'json']) {
      const refused = await api.as('huanbao', `/v1/plans/${plan.id}/ledger.${format}`);
      expect([refused.status, refused.body['code']], format).toEqual([403, 'access.denied']);
    }
    expect((await api.as('ducha', `/v1/plans/0190f3a2-5f6b-7cde-8a01-23456789abcd/ledger.json`)).body['code']).toBe(
      'plan.not-found',
    );
  });
});

describe('the ledger of projects with how they stand', () => {
  it('comes in every format, filtered as the list is', async () => {
    for (const format of ['xlsx', 'docx', 'csv', 'json'])
      expect((await download(`/v1/projects/ledger.${format}?lamp=red`)).status, format).toBe(200);
    const { bytes, headers } = await download('/v1/projects/ledger.csv?q=碧道', 'huanbao');
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toMatch(/督办项目台账\d{4}-\d\d-\d\d\.csv$/);
    const [header, row, end] = bytes.toString().split('\r\n');
    expect(header).toMatch(/完成时限,进展情况,状态,亮灯,备注,力度/);
    expect([row, end]).toEqual([expect.stringMatching(/启动碧道建设,.*,2022-09-30,未反馈,已立项,绿灯,/), '']);
  });

  it('of a day before there was any is empty, and of an unknown format is none', async () => {
    const { body } = await api.as('ducha', '/v1/projects/ledger.json?asOf=2021-12-31');
    expect(body).toMatchObject({ stateOn: '2021-12-31', rows: [] });
    expect((await api.as('ducha', '/v1/projects/ledger.pdf')).body['code']).toBe('ledger.unknown-format');
  });
});

describe('a ledger that was filled in', () => {
  const TASK = '谋划中心公园建设';

  /** The ledger of the plan with these texts beside {@link TASK}, and the row that they stand in. */
  async function filledIn(texts: Record<string, string>): Promise<{ form: () => FormData; row: number }> {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await download(`/v1/plans/${plan.id}/ledger.xlsx`)).bytes as unknown as ExcelJS.Buffer);
    const sheet = workbook.worksheets[0] as ExcelJS.Worksheet;
    let row = 0;
    sheet.eachRow((one, number) => (row = one.getCell('C').text === TASK ? number : row));
    for (const [column, text] of Object.entries(texts)) sheet.getCell(`${column}${row}`).value = text;
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    return { form: () => fileForm(bytes, {}, '任务分解表.xlsx'), row };
  }

  const send = (form: FormData, query = '', login = 'ducha'): ReturnType<RunningApi['as']> =>
    api.as(login, `/v1/plans/${plan.id}/ledger${query}`, { method: 'POST', body: form });

  it('says first what it would do, does it, and does nothing the second time', async () => {
    const { form, row } = await filledIn({ E: '城建局', F: '生态环境局', G: '分管领导', H: '三季度' });
    const unchanged = (await plan.items()).filter(({ state }) => state === 'draft' || state === 'registered').length - 1;
    const { changes, ...counts } = (await send(form(), '?dryRun=true')).body;
    expect(counts).toEqual({ assigned: 1, unchanged, problems: [], notes: [], unmatchedNames: [] });
    expect(changes).toMatchObject([
      { cell: `E${row}`, task: TASK, field: 'lead', before: null, after: '城市建设局' },
      { cell: `F${row}`, field: 'cooperating', before: null, after: '生态环境分局' },
      { cell: `G${row}`, field: 'leader', before: null },
      { cell: `H${row}`, field: 'due', after: '2022-09-30' },
    ]);
    expect(await plan.item(TASK)).toMatchObject({ leadDepartmentId: null, version: 1 });
    expect(await send(form())).toMatchObject({ status: 200, body: { assigned: 1, unchanged, problems: [] } });
    expect(await plan.item(TASK)).toMatchObject({
      leadDepartmentId: await api.departmentId('cjj'),
      cooperatingDepartmentIds: [await api.departmentId('sthj')],
      due: '2022-09-30',
      assignedFrom: 'ledger',
      version: 2,
    });
    expect((await send(form())).body).toEqual({
      assigned: 0,
      unchanged: unchanged + 1,
      changes: [],
      problems: [],
      notes: [],
      unmatchedNames: [],
    });
  });

  it('names the cell that it could not use, and what may be meant', async () => {
    const { form, row } = await filledIn({ E: '域建局' });
    expect((await send(form())).body['problems']).toEqual([
      { cell: `E${row}`, value: '域建局', problem: '没有名为“域建局”的部门，是否指“城市建设局”？' },
    ]);
  });

  it('that is none, or not for you, is refused', async () => {
    const codeOf = async (form: FormData, login?: string): Promise<unknown[]> => {
      const { status, body } = await send(form, '', login);
      return [status, body['code']];
    };
    expect(await codeOf(new FormData())).toEqual([422, 'file.missing']);
    expect(await codeOf(fileForm('时间,地点\n'))).toEqual([422, 'ledger.no-header']);
    expect(await codeOf(fileForm('PK\u0003\u0004 cut off'))).toEqual([422, 'file.damaged']);
    expect(await codeOf(fileForm(new Uint8Array(11 * 1024 * 1024)))).toEqual([413, 'file.too-large']);
    expect(await codeOf(fileForm('工作任务,牵头单位\n启动碧道建设,城建局\n'), 'huanbao')).toEqual([403, 'access.denied']);
  });
});
