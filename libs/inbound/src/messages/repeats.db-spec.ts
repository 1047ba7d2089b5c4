import { InboundBodySweep } from '../inbound-processors.module.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SecretEncryption, newId } from '#platform';
import { eventually } from '../../../../test/setup/eventually.js';
import { givenSite } from '../../../../test/setup/given.js';
import { InboundSite, progress, requestOf, wire } from '../../test/inbound-site.js';
import { deleteSource, rotateSourceSecret, updateSource } from '../sources/manage-sources.js';
import { reencryptSourceSecrets } from '../sources/reencrypt-source-secrets.js';
import { readSource } from '../sources/source.js';
import { readMessage } from './message.js';
import { keepMessage, type Receipt, verifyRequest } from './receive-message.queries.js';
import { replayFailed, replayMessage } from './replay-messages.queries.js';

let on: InboundSite;

beforeAll(async () => {
  on = await InboundSite.open();
});

afterAll(() => on.close());

describe('the same webhook-id', () => {
  it('is the same message, also two at once, and for each source apart', async () => {
    const [of, other] = [await on.aSource(), await on.aSource()];
    const id = await on.inWork();
    const request = requestOf(of.source.id, of.secret, progress(id, 25), 'msg_1');
    const receipts = await Promise.all(Array.from({ length: 8 }, () => on.receive(request)));
    expect(new Set(receipts.map((receipt) => receipt.id)).size).toBe(1);
    expect(receipts.filter(({ repeated }) => !repeated)).toHaveLength(1);
    await on.settled(receipts[0]?.id ?? '');
    const late = await on.receive(requestOf(of.source.id, of.secret, progress(id, 99), 'msg_1'));
    expect(late).toEqual({ id: receipts[0]?.id, state: 'applied', repeated: true });
    const elsewhere = await on.receive(requestOf(other.source.id, other.secret, progress(id, 26), 'msg_1'));
    expect(elsewhere.repeated).toBe(false);
    await on.settled(elsewhere.id);
    const again = await on.receive(requestOf(other.source.id, other.secret, [], 'msg_1'));
    expect(again).toEqual({ id: elsewhere.id, state: 'applied', repeated: true });
    const reports = await on.site.database.query('SELECT percent FROM progress_report WHERE project_id = $1 ORDER BY id', [id]);
    expect(reports).toEqual([{ percent: 25 }, { percent: 26 }]);
  });

  it('is applied once and in order by two workers at once', async () => {
    const of = await on.aSource();
    const id = await on.inWork();
    const second = await givenSite(on.databaseUrl);
    await second.startWorking();
    try {
      const sent: Receipt[] = [];
      for (let percent = 1; percent <= 12; percent += 1)
        sent.push(await on.receive(requestOf(of.source.id, of.secret, progress(id, percent))));
      for (const { id: message } of sent) expect(await on.settled(message)).toMatchObject({ state: 'applied', tries: 1 });
    } finally {
      await second.close();
    }
    const reports = await on.site.database.query<{ percent: number }>(
      'SELECT percent FROM progress_report WHERE project_id = $1 ORDER BY id',
      [id],
    );
    expect(reports.map(({ percent }) => percent)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
    await eventually(async () =>
      expect(await on.site.database.query(`SELECT 1 FROM outbox_job WHERE kind = 'inbound.message'`)).toEqual([]),
    );
  });
});

describe('a replay', () => {
  it('applies what failed by the mapping as it is now, once, and leaves what was applied', async () => {
    const of = await on.aSource({ mapping: '{"project": 编号, "kind": "progress", "percent": 比例, "text": 进展}' });
    const id = await on.inWork();
    const message = await on.send(of, { 编号: id, 比例: '35%', 进展: '主体封顶' });
    expect(message).toMatchObject({ state: 'failed', reason: expect.stringContaining('percent is a whole number') });

    const { database } = on.site;
    const mapping = '{"project": 编号, "kind": "progress", "percent": $number($replace(比例, "%", "")), "text": 进展}';
    await database.transaction((tx) => updateSource(tx, of.source.id, 1, { mapping }, on.ducha, on.site.clock.now()));
    const replays = await Promise.all(Array.from({ length: 4 }, () => database.transaction((tx) => replayMessage(tx, message))));
    expect(replays.filter(Boolean)).toHaveLength(1);
    expect(await on.settled(message.id)).toMatchObject({ state: 'applied', reason: null, tries: 2 });
    expect(await database.transaction((tx) => replayMessage(tx, message))).toBe(false);
    expect(await on.settled(message.id)).toMatchObject({ state: 'applied', tries: 2 });
    expect(await database.query('SELECT percent FROM progress_report WHERE project_id = $1', [id])).toEqual([{ percent: 35 }]);
  });

  it('takes all that failed of a source, in the order in which it came', async () => {
    const of = await on.aSource();
    const id = await on.site.project();
    const failed = [
      await on.send(of, progress(id, 10)),
      await on.send(of, progress(id, 20)),
      await on.send(of, progress(id, 30)),
    ];
    const skippedSteps = await on.send(of, []);
    expect(failed.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed']);
    await on.transition(id, 'acknowledge');
    const { database } = on.site;
    expect(await database.transaction((tx) => replayFailed(tx, of.source.id))).toBe(3);
    for (const message of failed) expect(await on.settled(message.id)).toMatchObject({ state: 'applied', tries: 2 });
    const reports = await database.query('SELECT percent FROM progress_report WHERE project_id = $1 ORDER BY id', [id]);
    expect(reports).toEqual([{ percent: 10 }, { percent: 20 }, { percent: 30 }]);
    expect(await on.settled(skippedSteps.id)).toMatchObject({ tries: 1 });
    expect(await database.transaction((tx) => replayFailed(tx, of.source.id))).toBe(0);
    expect(await database.transaction((tx) => replayMessage(tx, skippedSteps))).toBe(true);
    expect(await on.settled(skippedSteps.id)).toMatchObject({ state: 'ignored', tries: 2 });
  });
});

describe('the keys of a source', () => {
  it('are those of now and, for a while, of before; nothing else gets in', async () => {
    const of = await on.aSource();
    const { database } = on.site;
    const encryption = on.site.get(SecretEncryption);
    const verify = (secret: string, sourceId = of.source.id, now = wire.now()): Promise<void> =>
      verifyRequest(database, encryption, requestOf(sourceId, secret, []), now);
    await verify(of.secret);
    const rotated = await database.transaction((tx) =>
      rotateSourceSecret(tx, of.source.id, 1, { overlapHours: 1 }, on.ducha, {
        now: on.site.clock.now(),
        realNow: wire.now(),
        encryption,
      }),
    );
    for (const secret of [of.secret, rotated.secret]) await verify(secret);
    await database.query(
      `UPDATE inbound_source_previous_secret SET valid_until = now() - interval '1 second' WHERE source_id = $1`,
      [of.source.id],
    );
    await verify(rotated.secret);
    const other = await on.aSource();
    for (const [secret, sourceId] of [
      [of.secret, of.source.id],
      [rotated.secret, other.source.id],
      [rotated.secret, newId()],
      [rotated.secret, 'no-uuid'],
    ] as const) {
      await expect(verify(secret, sourceId)).rejects.toMatchObject({ code: 'inbound.refused' });
    }
    const ended = await database.transaction((tx) =>
      rotateSourceSecret(tx, of.source.id, 2, { overlapHours: 0 }, on.ducha, {
        now: on.site.clock.now(),
        realNow: wire.now(),
        encryption,
      }),
    );
    await expect(verify(rotated.secret)).rejects.toMatchObject({ code: 'inbound.refused' });
    await verify(ended.secret);

    await database.transaction((tx) => updateSource(tx, of.source.id, 3, { state: 'paused' }, on.ducha, on.site.clock.now()));
    await expect(verify(ended.secret)).rejects.toMatchObject({ code: 'inbound-source.paused' });
    await expect(verify(rotated.secret)).rejects.toMatchObject({ code: 'inbound.refused' });
  });

  it('are sealed anew under a new DUBAN_SECRET', async () => {
    const { source, secret } = await on.aSource();
    const { database } = on.site;
    const encryption = on.site.get(SecretEncryption);
    const [old, next] = ['a secret that is long enough for a test', 'another secret that is long enough too'];
    const [both, alone] = [new SecretEncryption(next, [old]), new SecretEncryption(next)];
    const request = requestOf(source.id, secret, []);
    const takenBack = database.transaction(async (tx) => {
      await expect(verifyRequest(tx, alone, request, wire.now())).rejects.toMatchObject({ code: 'secret.unreadable' });
      expect(await reencryptSourceSecrets(tx, both)).toBeGreaterThan(0);
      expect(await reencryptSourceSecrets(tx, both)).toBe(0);
      await verifyRequest(tx, alone, request, wire.now());
      throw new Error('taken back: the installation still has the old one');
    });
    await expect(takenBack).rejects.toThrow('taken back');
    await verifyRequest(database, encryption, request, wire.now());
  });

  it('go with the source; what waited fails with the reason', async () => {
    const of = await on.aSource();
    const request = requestOf(of.source.id, of.secret, []);
    const { database } = on.site;
    await database.transaction((tx) => deleteSource(tx, of.source.id, 1, on.ducha, on.site.clock.now()));
    await expect(on.receive(request)).rejects.toMatchObject({ code: 'inbound.refused' });
    await expect(readSource(database, of.source.id)).rejects.toMatchObject({ code: 'inbound-source.not-found' });
    const { id } = await database.transaction((tx) => keepMessage(tx, request, on.site.clock.now()));
    const message = await on.settled(id);
    expect(message).toMatchObject({ state: 'failed', reason: expect.stringContaining('was deleted') });
    await expect(database.transaction((tx) => replayMessage(tx, message))).rejects.toMatchObject({
      code: 'inbound-source.not-found',
    });
  });
});

describe('the bodies of messages', () => {
  it('are forgotten with the days of the log when something came of them; the message stays and keeps a repeat out', async () => {
    const of = await on.aSource();
    const id = await on.inWork();
    const { database } = on.site;
    const inbound = on.site.ofWorker(InboundBodySweep);
    const request = requestOf(of.source.id, of.secret, progress(id, 5));
    const applied = await on.settled((await on.receive(request)).id);
    const [ignored, failed] = [await on.send(of, []), await on.send(of, progress('DB-none', 5))];
    const bodies = async (): Promise<string[]> =>
      Promise.all([applied, ignored, failed].map(async (message) => (await readMessage(database, message.id, on.ducha)).body));
    const before = await bodies();
    const aged = (days: number): Promise<unknown> =>
      database.query(`UPDATE inbound_message SET finished_at = finished_at - make_interval(days => $2) WHERE source_id = $1`, [
        of.source.id,
        days,
      ]);
    await aged(89);
    await inbound.round();
    expect(await bodies()).toEqual(before);
    await aged(2);
    expect(await inbound.round()).toBeGreaterThanOrEqual(2);
    expect(await bodies()).toEqual(['', '', before[2]]);
    expect(await on.receive(request)).toEqual({ id: applied.id, state: 'applied', repeated: true });
    const waiting = await on.receive(requestOf(of.source.id, of.secret, progress(id, 6)));
    expect(await on.settled(waiting.id)).toMatchObject({ state: 'applied' });
  });
});
