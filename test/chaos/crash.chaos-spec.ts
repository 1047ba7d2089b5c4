import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnBackends } from '../setup/backends.js';
import { eventually } from '../setup/eventually.js';
import { type CrashSite, openCrashSite } from './crash-site.js';

/**
 * What must hold after any crash: every due reminder is on record exactly once and reached the receiver at least once.
 * The worker is the real program in a process of its own; the checker sees only the database and what the receiver got.
 */
const PROJECTS = 600;
const WITHIN = { withinMs: 150_000 };

describeOnBackends('after a crash', (backend) => {
  let site: CrashSite;

  beforeEach(async () => {
    site = await openCrashSite(backend, PROJECTS);
  });

  afterEach(async () => {
    await site.close();
  });

  it('kill -9 of the worker in mid-dispatch, five times', async () => {
    for (let kill = 1; kill <= 5; kill += 1) {
      await site.startWorker();
      // The receiver's own traffic triggers the kill, so it falls between a delivery and its record.
      await site.whenReceived(site.received.size + 40);
      site.killWorker();
    }
    await site.startWorker();
    await eventually(() => expect(site.received.size).toBe(PROJECTS), WITHIN);
    await site.expectOnRecordOnce();
  });

  it('loss of the whole queue with reminders pending, three times', async () => {
    await site.startWorker();
    for (let loss = 1; loss <= 3; loss += 1) {
      await site.whenReceived(site.received.size + 40);
      await site.loseQueue();
    }
    await eventually(() => expect(site.received.size).toBe(PROJECTS), WITHIN);
    await site.expectOnRecordOnce();
  });

  it('kill -9 of PostgreSQL under load, three times', async () => {
    await site.startWorker();
    for (let kill = 1; kill <= 3; kill += 1) {
      await site.whenReceived(site.received.size + 40);
      site.server.kill();
      await site.server.restart();
    }
    await eventually(() => expect(site.received.size).toBe(PROJECTS), WITHIN);
    expect(site.workerIsAlive()).toBe(true);
    await site.expectOnRecordOnce();
  });
});
