import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { SystemClock } from '#platform';
import { civilDateOf } from '#work-calendar';
import { CommandLine, type Run } from '../setup/command-line.js';
import { cloneTemplate } from '../setup/database.js';
import { eventually } from '../setup/eventually.js';

const COMPOSE = readFileSync('docker/compose.yaml', 'utf8');
const SECRET = 'a secret that is long enough for a test';
const redisUrl = inject('redisUrl');

let machine: CommandLine;

beforeEach(async () => {
  machine = await CommandLine.open();
});

afterEach(() => machine.close());

/** The environment of Duban's containers, as docker would fill it in. */
function environment(databaseUrl: string): Record<string, string> {
  const block = /environment: &environment\n((?: {4}.*\n)+)/.exec(COMPOSE)?.[1] ?? '';
  const lines = [...block.matchAll(/^ {4}([A-Z_]+): (.*)$/gm)].map(
    ([, name = '', value = '']) => [name, filledIn(value)] as const,
  );
  const here = {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl ?? '',
    DUBAN_HOME: path.join(machine.folder, 'volume'),
    PORT: '0',
  };
  const named = Object.fromEntries(lines);
  expect(Object.keys(named)).toEqual(expect.arrayContaining(['DATABASE_URL', 'REDIS_URL', 'DUBAN_SECRET', 'DUBAN_HOME']));
  return { ...named, ...here };
}

function filledIn(value: string): string {
  return value.replaceAll(/\$\{([A-Z_]+)(?::-([^}]*)|:\?[^}]*)?\}/g, (_, name: string, fallback?: string) =>
    name === 'DUBAN_SECRET' ? SECRET : (fallback ?? ''),
  );
}

/** A minute of today that has not come yet. */
function nextMinute(): { day: string; time: string } {
  const soon = new Date(Math.ceil((new SystemClock().now().getTime() + 20_000) / 60_000) * 60_000);
  const time = soon.toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
  return { day: civilDateOf(soon), time };
}

function policyAt(time: string): Record<string, unknown> {
  const step = { key: 'due', track: 'deadline', for: 'any', offset: 0, unit: 'day', level: 0 };
  return {
    title: '随时',
    sendAt: time,
    window: { from: '00:00', to: '23:59', workdaysOnly: false },
    report: { cadence: 'none', day: 28, minimumGapDays: 15 },
    shortBelowWorkdays: 0,
    steps: [{ ...step, audience: ['lead-officers'], channels: ['inbox', 'email'] }],
  };
}

/** The reminder falls due with the next minute. */
const WITHIN_A_MINUTE = { withinMs: 100_000, everyMs: 500 };

describe.skipIf(redisUrl === null)('docker/compose.yaml, walked without Docker', () => {
  it('leads from an empty database to an administrator who is logged in, and to a reminder that was sent', async () => {
    const database = await cloneTemplate('template0');
    onTestFinished(() => database.drop());
    const variables = environment(database.url);
    const migrated = await machine.run(['migrate'], variables);
    expect([migrated.code, migrated.stderr]).toEqual([0, expect.stringContaining('duban admin create')]);
    const programs = [machine.startProgram('api', variables), ...[1, 2].map(() => machine.startProgram('worker', variables))];
    const created = await machine.run(['admin', 'create'], variables);
    expect(created.code).toBe(0);
    const password = /password: (\S+)/.exec(created.stdout)?.[1] ?? '';
    const url = await addressOf(programs[0] as Run);

    const send = async (route: string, body: unknown, token = ''): Promise<Record<string, unknown>> => {
      const headers = { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
      const answer = await fetch(`${url}/v1/${route}`, { method: 'POST', headers, body: JSON.stringify(body) });
      const text = await answer.text();
      expect(answer.ok, `${route}: ${text}`).toBe(true);
      return text ? (JSON.parse(text) as Record<string, unknown>) : {};
    };
    const login = await send('login', { login: 'admin', password });
    expect(login).toMatchObject({ mustChangePassword: true });
    const token = String(login['token']);
    await send('me/password', { currentPassword: password, newPassword: 'hua niao yu chong' }, token);
    const department = await send('departments', { code: 'sthj', name: '生态环境局', shortName: '环境局' }, token);
    const lead = { leadDepartmentId: department['id'] };
    const officer = { login: 'huanbao', name: '环保经办', role: 'officer', email: 'huanbao@example.invalid' };
    await send('people', { ...officer, departmentId: department['id'] }, token);
    const { day, time } = nextMinute();
    const policy = await send('policies', { name: 'at-once', definition: policyAt(time) }, token);
    const task = { origin: 'direct', title: '启动碧道建设', dueDate: day, policyId: policy['id'], ...lead };
    await send('projects', task, token);

    const outbox = path.join(variables['DUBAN_HOME'] ?? '', 'outbox');
    const letters = await eventually(async () => {
      const found = (await readdir(outbox)).filter((name) => name.endsWith('.eml'));
      const texts = found.map((name) => readFileSync(path.join(outbox, name), 'utf8'));
      expect(texts.some((text) => /huanbao@example\.invalid/.test(text))).toBe(true);
      return found;
    }, WITHIN_A_MINUTE);
    expect(((await stat(path.join(outbox, letters[0] ?? ''))).mode & 0o777).toString(8)).toBe('600');
    expect(((await stat(outbox)).mode & 0o777).toString(8)).toBe('700');
    const project = await fetch(`${url}/v1/projects`, { headers: { Authorization: `Bearer ${token}` } });
    expect(project.headers.get('cache-control')).toBe('no-store');
    const [{ id } = { id: '' }] = ((await project.json()) as { items: { id: string }[] }).items;
    await eventually(async () => {
      const history = await fetch(`${url}/v1/projects/${id}`, { headers: { Authorization: `Bearer ${token}` } });
      expect(JSON.stringify(await history.json())).toContain('project.reminded');
    }, WITHIN_A_MINUTE);
    // The first letter says that the task is theirs; the second reminds of it.
    await eventually(async () => {
      const sent = (await readdir(outbox)).filter((name) => name.endsWith('.eml'));
      expect(sent.length).toBeGreaterThan(1);
    });
    for (const { child } of programs) child.kill('SIGTERM');
    expect(await Promise.all(programs.map(({ ended }) => ended))).not.toContain(1);
  });

  it('keeps attachments in a volume that outlives the containers, shared by all of them', () => {
    const [shared = ''] = COMPOSE.split('\nservices:');
    expect(shared).toMatch(/DUBAN_HOME: \/var\/lib\/duban/);
    expect(shared).toMatch(/volumes: \['duban:\/var\/lib\/duban'\]/);
    expect(COMPOSE).toMatch(/\nvolumes:\n(?: {2}\S+\n)* {2}duban:/);
    expect(readFileSync('docker/Dockerfile', 'utf8')).toMatch(/DUBAN_HOME=\/var\/lib\/duban/);
  });
});

async function addressOf(api: Run): Promise<string> {
  return eventually(
    () => {
      const url = /"url":"(http:[^"]+)"/.exec(api.stderr)?.[1];
      if (!url) throw new Error(`not ready: ${api.stderr}`);
      return url;
    },
    { withinMs: 60_000 },
  );
}
