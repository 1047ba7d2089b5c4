import { RemindersDispatcher } from '#reminders';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { DomainError, newId } from '#platform';
import { ProjectsService, type TransitionCommand, type ProjectTransition } from '#projects';
import { freshDatabase } from '../setup/database.js';
import { givenSite, type Site } from '../setup/given.js';

const ROUNDS = 200;

let site: Site;
let database: Awaited<ReturnType<typeof freshDatabase>>;

beforeAll(async () => {
  database = await freshDatabase();
  site = await givenSite(database.url);
});

afterAll(async () => {
  await site.close();
  await database.drop();
});

type Attempt = [login: string, transition: ProjectTransition, details?: Partial<TransitionCommand>];

async function transition(projectId: string, [login, name, details = {}]: Attempt): Promise<void> {
  const actor = await site.actor(login);
  await site.database.transaction((tx) =>
    site.get(ProjectsService).transition(tx, { projectId, transition: name, actor, expectedVersion: null, ...details }),
  );
}

const aProject = (): Promise<string> => site.project({ text: `启动碧道建设${newId()}` });

async function typesOf(projectId: string): Promise<string[]> {
  return (await readHistory(site.database, projectId)).map(({ type }) => type);
}

describe('two people who act at once on one project', () => {
  const asked: Attempt[] = [
    ['huanbao', 'acknowledge'],
    ['huanbao', 'request-extension', { dueDate: '2022-07-29', reason: '汛期停工' }],
  ];
  const inReview: Attempt[] = [
    ['huanbao', 'acknowledge'],
    ['huanbao', 'request-completion', { text: '已建成' }],
  ];
  const approve: Attempt = ['ducha', 'approve-extension'];

  it.each<[string, Attempt[], Attempt, Attempt, RegExp]>([
    ['two approvals', asked, approve, approve, /extension_approved/],
    ['an approval and a refusal', asked, approve, ['ducha', 'refuse-extension', { reason: '时间够用' }], /extension_(app|ref)/],
    ['an approval and a withdrawal', asked, approve, ['huanbao', 'withdraw-extension'], /extension_(approved|withdrawn)/],
    ['a closing and a return', inReview, ['ducha', 'close'], ['ducha', 'return', { reason: '缺材料' }], /closed|returned/],
  ])('%s: one wins, the other hears of it', async (_, before, one, other, decided) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const projectId = await aProject();
      for (const attempt of before) await transition(projectId, attempt);
      const results = await Promise.allSettled([transition(projectId, one), transition(projectId, other)]);
      const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
      expect(lost, `round ${round}`).toHaveLength(1);
      expect(lost[0]).toBeInstanceOf(DomainError);
      // The API answers this code with 409; the sentence names the state and what is legal now.
      expect(lost[0]).toMatchObject({
        code: 'project.illegal-transition',
        message: expect.stringContaining('Legal now') as string,
      });
      expect((await typesOf(projectId)).filter((type) => decided.test(type))).toHaveLength(1);
    }
  });
});

it('a closing and the dispatcher at once: what is sent was sent before, and nothing waits after', async () => {
  const { clock } = site;
  for (let round = 0; round < ROUNDS; round += 1) {
    const projectId = await aProject();
    await transition(projectId, ['huanbao', 'acknowledge']);
    await transition(projectId, ['huanbao', 'request-completion', { text: '已建成' }]);
    await site.database.query('UPDATE due_step SET fire_at = $2, planned_at = $2 WHERE project_id = $1', [
      projectId,
      clock.now(),
    ]);
    await Promise.all([site.get(RemindersDispatcher).tick(), transition(projectId, ['ducha', 'close'])]);
    expect((await typesOf(projectId)).at(-1), `round ${round}`).toBe('project.closed');
    const [left] = await site.database.query<{ steps: number; messages: number }>(
      `SELECT (SELECT count(*) FROM due_step WHERE project_id = $1) AS steps,
         (SELECT count(*) FROM delivery WHERE project_id = $1 AND state = 'pending' AND channel <> 'webhook' AND content->>'kind' <> 'transition') AS messages`,
      [projectId],
    );
    expect(left).toEqual({ steps: 0, messages: 0 });
  }
});
