import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { Received } from '../../apps/api/test/client.js';
import { eventually } from './eventually.js';
import { fileForm, type RunningApi } from './running-api.js';

/** An item as the API answers it, as far as tests look at it. */
export interface Item {
  id: string;
  text: string;
  path: string[];
  span: { start: number; end: number };
  context: { before: string; text: string; after: string };
  state: string;
  derivedFrom: string[];
}

/** The 2022 plan of 松山湖, uploaded and imported by the supervisor over a running API whose worker runs. */
export class ImportedPlan {
  static readonly FILE = new URL('../fixtures/plans/000_9889dcd344a42c10.txt', import.meta.url);

  private constructor(
    private readonly api: RunningApi,
    readonly id: string,
    readonly jobId: string,
    readonly location: string,
  ) {}

  static async upload(api: RunningApi): Promise<ImportedPlan> {
    const form = fileForm(await readFile(ImportedPlan.FILE), { planYear: '2022' }, '松山湖2022年工作要点.txt');
    const { status, headers, body } = await api.as('ducha', '/v1/plans', { method: 'POST', body: form });
    expect(status).toBe(202);
    const plan = new ImportedPlan(api, String(body['planId']), String(body['jobId']), headers.get('location') ?? '');
    await eventually(async () => expect((await api.as('ducha', plan.location)).body['state']).toBe('done'), { withinMs: 30_000 });
    return plan;
  }

  /** All items, page by page. */
  async items(limit = 200): Promise<Item[]> {
    return walk(this.api, `/v1/plans/${this.id}/items`, limit) as Promise<Item[]>;
  }

  /** The draft with exactly this text. */
  async item(text: string): Promise<Item> {
    const found = (await this.items()).find((item) => item.text === text && item.state === 'draft');
    if (!found) throw new Error(`the plan has no draft item ${text}`);
    return found;
  }

  /** Registers the item with this text under 生态环境分局 and answers the project. */
  async register(text: string, details: Record<string, unknown> = {}): Promise<string> {
    const { id: itemId } = await this.item(text);
    const registration = { itemId, leadDepartmentId: await this.api.departmentId('sthj'), dueDate: '2022-09-30', ...details };
    const { body } = await this.post('/v1/items/register', { registrations: [registration] });
    const [registered] = body['registered'] as { projectId: string }[];
    return registered?.projectId ?? '';
  }

  /** As the supervisor. */
  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Received> {
    return this.api.as('ducha', path, { method: 'POST', body, headers });
  }
}

/** A whole list, by following its cursors as the supervisor. */
export async function walk(api: RunningApi, path: string, limit: number): Promise<{ id: string }[]> {
  const rows: { id: string }[] = [];
  let cursor = '';
  do {
    const { body } = await api.as('ducha', `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor}`);
    const page = body['items'] as { id: string }[];
    expect(page.length).toBeLessThanOrEqual(limit);
    rows.push(...page);
    cursor = body['nextCursor'] ? `&cursor=${String(body['nextCursor'])}` : '';
  } while (cursor);
  return rows;
}
