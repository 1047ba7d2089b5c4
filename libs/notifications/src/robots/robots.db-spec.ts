import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readHistory } from '#outbox';
import { type Database, newId, SecretEncryption } from '#platform';
import { aRobot, robotOptions, TIMEOUTS } from '../../test/channels-under-test.js';
import { aDingtalkGroup, aWecomGroup, type Group, SECRET } from '../../test/fakes/fake-robots.js';
import { aDelivererOn, clock, supervisor, encryption } from '../../../../test/setup/deliveries.js';
import { openScratchDatabase } from '../../../../test/setup/scratch-database.js';
import { readDelivery } from '../../../delivery/src/deliveries/delivery-log.js';
import { InboxChannel } from '../channels/inbox-channel.js';
import { reencryptRobotAccess } from './reencrypt-access.js';
import { createRobot, deleteRobot, testRobot, updateRobot } from './manage-robots.js';
import { listRobots, readRobot, robotsOf } from './robot.js';
import { decryptAccess } from './robot-access.js';
import { RobotChannel } from './robot-channel.js';
import { dingtalk } from '../vendors/dingtalk.js';
import { wecomRobot } from '../vendors/wecom-robot.js';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await openScratchDatabase());
  await database.query(
    `INSERT INTO person (id, login, name, role, is_head, active, created_at) VALUES ($1, 'wang', '王督查', 'supervisor', false, true, now())`,
    [supervisor.id],
  );
});
afterAll(() => drop());

const options = { now: clock.now(), encryption, allowPrivate: true };
const open = { name: 'x', vendor: 'wecom-robot', departmentId: null, language: 'zh-CN' as const, secret: null };

async function given(aGroup: () => Promise<Group>): Promise<Group> {
  const group = await aGroup();
  onTestFinished(() => group.service.close());
  return group;
}

/** A test message, sent by a worker; what its log says. */
async function tested(id: string): Promise<string> {
  const robot = new RobotChannel(dingtalk, { ...TIMEOUTS, ...robotOptions(database) });
  const wecom = new RobotChannel(wecomRobot, { ...TIMEOUTS, ...robotOptions(database) });
  const deliverer = aDelivererOn(database, [robot, wecom, new InboxChannel()]);
  const deliveryId = await database.transaction((tx) => testRobot(tx, id, supervisor, clock.now()));
  await deliverer.attempt(deliveryId, deliveryId);
  await deliverer.onApplicationShutdown();
  const { state, lastError } = await readDelivery(database, deliveryId);
  return `${state} ${lastError ?? ''}`.trim();
}

describe('a robot', () => {
  it('sends a test message, signed with its secret', async () => {
    const group = await given(aDingtalkGroup);
    const id = await aRobot(database, dingtalk, group.url, SECRET);
    expect(await tested(id)).toBe('delivered');
    expect(JSON.stringify(group.service.taken)).toContain('王督查发送的测试消息');
  });

  it('keeps its address and secret to itself, in answers, history and the database', async () => {
    const group = await given(aDingtalkGroup);
    const id = await aRobot(database, dingtalk, group.url, SECRET);
    const robot = await readRobot(database, id);
    expect(robot).toMatchObject({ signed: true, addressHint: expect.stringMatching(/…5678$/) as string });
    const items = await readHistory(database, id);
    const rows = await database.query('SELECT robot::text FROM robot WHERE id = $1', [id]);
    for (const shown of [robot, items, rows, await listRobots(database)]) {
      expect(JSON.stringify(shown)).not.toContain('the-token');
      expect(JSON.stringify(shown)).not.toContain(SECRET);
    }
  });

  it('that nothing gets through is switched off, and whoever set it up is told once', async () => {
    const group = await given(aWecomGroup);
    const id = await aRobot(database, wecomRobot, group.url, null);
    const before = await database.transaction((tx) => testRobot(tx, id, supervisor, clock.now()));
    // It waits to be tried again, and so shares no message with the next one.
    await database.query('UPDATE delivery SET attempts = 1 WHERE id = $1', [before]);
    await database.query(`UPDATE outbox_job SET run_at = now() + interval '1 hour' WHERE id = $1`, [before]);
    group.remove();
    expect(await tested(id)).toBe(
      'failed The robot was removed from its group, or its key is wrong. (93000 invalid webhook url)',
    );
    expect(await readRobot(database, id)).toMatchObject({
      active: false,
      disabledReason: expect.stringContaining('93000') as string,
    });
    const deliverer = aDelivererOn(database, [new RobotChannel(wecomRobot, { ...TIMEOUTS, ...robotOptions(database) })]);
    await deliverer.attempt(before, before);
    expect(await readDelivery(database, before)).toMatchObject({ lastError: 'The robot is switched off; nothing was sent.' });
    const told = await database.query(
      `SELECT content->>'title' AS title FROM delivery WHERE recipient_id = $1 AND channel = 'inbox' AND content::text LIKE '%93000%'`,
      [supervisor.id],
    );
    expect(told).toHaveLength(1);
    await deliverer.onApplicationShutdown();
  });

  it('is put right and switched on again', async () => {
    const group = await given(aDingtalkGroup);
    const id = await aRobot(database, dingtalk, group.url, 'wrong');
    expect(await tested(id)).toContain('310000');
    const change = { secret: SECRET, active: true };
    await database.transaction((tx) => updateRobot(tx, id, 2, change, supervisor, options));
    expect(await readRobot(database, id)).toMatchObject({ active: true, disabledReason: null, version: 3 });
    await database.query('UPDATE robot SET next_send_at = NULL WHERE id = $1', [id]);
    expect(await tested(id)).toBe('delivered');
  });

  it('is sealed anew with the others when DUBAN_SECRET changes', async () => {
    const group = await given(aDingtalkGroup);
    const id = await aRobot(database, dingtalk, group.url, SECRET);
    const next = 'another key of thirty-two letters';
    const undo = new Error('the other tests keep their key');
    const rotation = database.transaction(async (tx) => {
      await reencryptRobotAccess(tx, new SecretEncryption(next, ['a key of thirty-two characters!!']));
      const [robot] = await tx.query<{ encrypted: Buffer }>('SELECT encrypted_access AS encrypted FROM robot WHERE id = $1', [
        id,
      ]);
      expect(decryptAccess(new SecretEncryption(next), id, robot?.encrypted ?? Buffer.alloc(0))).toEqual({
        url: group.url,
        secret: SECRET,
      });
      throw undo;
    });
    await expect(rotation).rejects.toBe(undo);
  });

  it('that was deleted gets nothing more', async () => {
    const group = await given(aDingtalkGroup);
    const id = await aRobot(database, dingtalk, group.url, SECRET);
    const waiting = await database.transaction((tx) => testRobot(tx, id, supervisor, clock.now()));
    await database.transaction((tx) => deleteRobot(tx, id, 1, supervisor, clock.now()));
    expect(await readDelivery(database, waiting)).toMatchObject({ state: 'withdrawn' });
    await expect(readRobot(database, id)).rejects.toMatchObject({ code: 'robot.not-found' });
  });

  it('is refused with an address of somewhere else, an unknown vendor, a name twice or a department that is not there', async () => {
    const create = (input: object, allowPrivate = false): Promise<unknown> =>
      database.transaction((tx) => createRobot(tx, { ...open, url: '', ...input }, supervisor, { ...options, allowPrivate }));
    const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1';
    for (const wrong of [
      '',
      'http://qyapi.weixin.qq.com/x',
      'https://oapi.dingtalk.com/robot/send',
      'https://a@qyapi.weixin.qq.com/',
    ])
      await expect(create({ url: wrong })).rejects.toMatchObject({ code: 'robot.address-invalid' });
    await expect(create({ url, vendor: 'pager' })).rejects.toMatchObject({ code: 'robot.vendor-unknown' });
    await expect(create({ url, departmentId: newId() })).rejects.toMatchObject({ code: 'department.not-found' });
    await create({ url, name: 'twice' });
    await expect(create({ url, name: 'twice' })).rejects.toMatchObject({ code: 'robot.name-taken' });
    expect((await robotsOf(database, null)).map(({ name }) => name)).toContain('twice');
  });
});
