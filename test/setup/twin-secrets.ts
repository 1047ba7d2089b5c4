import { expect } from 'vitest';
import type { Ids, TwinWorld } from './twin-world.js';

/** Secrets of every kind, kept by `ducha`, `leader` and `huanbao`. */
export async function keepSecrets(world: TwinWorld): Promise<void> {
  const secret = { confidential: true, readerIds: [world.id('huanbao'), world.id('ducha')] };
  world.ids['secret-of-plan'] = await world.register('item-secret', secret);
  await world.task('secret-part', '涉密事项二号', { ...secret, parentId: world.id('whole'), weight: 5, dueDate: '2022-03-04' });
  await world.task('secret-whole', '涉密事项三号', {
    ...secret,
    cooperatingDepartmentIds: [world.id('cjj')],
    dueDate: '2022-03-03',
    series: ['涉密事项'],
  });
  await world.task('secret-child', '涉密事项四号', { ...secret, parentId: world.id('secret-whole'), dueDate: '2022-03-02' });
  // Known to everybody at first.
  await world.task('restricted', '举报线索一号', { dueDate: '2022-03-04' });
  for (const name of ['secret-part', 'secret-whole', 'secret-child', 'secret-of-plan', 'restricted'])
    await world.move('huanbao', world.id(name), 'acknowledge');
  for (const name of ['secret-part', 'secret-whole', 'restricted']) await world.workOn(name, '保密措施');
}

/** What was open is closed to others, and secret work goes on. */
export async function restrict(world: TwinWorld): Promise<void> {
  const { ids } = world;
  await urge(world, 'restricted');
  await world.move('ducha', world.id('restricted'), 'restrict', { reason: '举报线索', readerIds: [world.id('huanbao')] });
  for (const name of ['secret-of-plan', 'secret-part', 'restricted']) {
    ids[`${name}-slip`] = String((await world.post('ducha', `/v1/projects/${world.id(name)}/slips`))['id']);
    await world.post('huanbao', `/v1/slips/${ids[`${name}-slip`]}/answer`, { text: '保密措施已落实' }).catch(() => undefined);
  }
  await world.move('huanbao', world.id('secret-of-plan'), 'request-extension', { dueDate: '2022-11-30', reason: '保密措施' });
  await world.move('huanbao', world.id('secret-child'), 'request-completion', { text: '保密措施已落实' });
  await world.move('ducha', world.id('secret-child'), 'close');
}

/** People of the department hear of it at once; some of them may not know of it later. */
async function urge(world: TwinWorld, name: string): Promise<void> {
  await world.post('ducha', '/v1/overdue/actions', { action: 'urge', projectIds: [world.id(name)] });
  await world.moveTo('2022-03-08');
  const told = await world.api.database.query<{ id: string }>('SELECT person_id AS id FROM inbox_message WHERE project_id = $1', [
    world.id(name),
  ]);
  expect(told.map(({ id }) => id)).toEqual(expect.arrayContaining([world.id('huanbao-b')]));
}

/** Ids of rows that stand for secrets, by table, for requests that name them. */
export async function secretIds(world: TwinWorld): Promise<Ids> {
  const { database } = world.api;
  const projects = Object.entries(world.ids).filter(
    ([name]) => /^(secret|restricted)/.test(name) && !/-(blocker|attachment|slip)$/.test(name),
  );
  const ids = projects.map(([, id]) => id);
  const found: Ids = {};
  for (const [name, sql] of Object.entries({
    delivery: 'SELECT id FROM delivery WHERE project_id = ANY($1) ORDER BY id LIMIT 1',
    // These weeks are too short for level 4: one step is drafted as under a stricter policy.
    draft: `UPDATE reminder SET kind = 'draft', level = 4 WHERE id = (SELECT id FROM reminder WHERE project_id = ANY($1) ORDER BY id LIMIT 1)
      RETURNING id`,
    message: 'SELECT id FROM inbox_message WHERE project_id = ANY($1) ORDER BY id LIMIT 1',
  })) {
    const [row] = await database.query<{ id: string }>(sql, [ids]);
    expect([name, row !== undefined]).toEqual([name, true]);
    found[name] = row?.id ?? '';
  }
  return found;
}
