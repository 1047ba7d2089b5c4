import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestingModule } from '@nestjs/testing';
import { Database, newId } from '#platform';
import { dropOutbox, openOutbox } from '../../test/outbox-module.js';
import { type NewEvent, SYSTEM_ACTOR } from './event.js';
import { readHistory, recordEvents } from './events.queries.js';
import { countOutboxJobs } from '../jobs/outbox-jobs.queries.js';

let module: TestingModule;
let database: Database;

beforeAll(async () => {
  module = await openOutbox();
  database = module.get(Database);
});

afterAll(() => dropOutbox(module));

const event = (projectId: string, step: number): NewEvent => ({
  type: 'project.progress_reported',
  subject: { kind: 'project', id: projectId },
  actor: SYSTEM_ACTOR,
  at: new Date('2022-03-01T01:00:00Z'),
  data: { step },
});

describe('the history', () => {
  it('numbers the events of a project without gaps, whoever writes at the same time', async () => {
    const projects = [newId(), newId(), newId()];
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        database.transaction((tx) =>
          recordEvents(
            tx,
            projects.map((id) => event(id, n)),
          ),
        ),
      ),
    );
    for (const id of projects) {
      const history = await readHistory(database, id);
      expect(history.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
      expect(new Set(history.map(({ data }) => data['step'])).size).toBe(50);
    }
  });

  it('leaves nothing of a transaction that was rolled back, not even a number', async () => {
    const id = newId();
    const promised = await countOutboxJobs(database);
    await expect(
      database.transaction(async (tx) => {
        await recordEvents(tx, [event(id, 1)]);
        throw new Error('the change failed');
      }),
    ).rejects.toThrow('the change failed');
    expect(await countOutboxJobs(database)).toBe(promised);
    const [next] = await database.transaction((tx) => recordEvents(tx, [event(id, 2)]));
    expect(next?.sequence).toBe(1);
  });

  it.each([`UPDATE event SET type = 'x'`, 'DELETE FROM event', 'TRUNCATE event'])('refuses %s', async (statement) => {
    await database.transaction((tx) => recordEvents(tx, [event(newId(), 1)]));
    await expect(database.query(statement)).rejects.toThrow(/append-only/);
  });

  it('goes up and down by migration', async () => {
    const other = await openOutbox();
    const fresh = other.get(Database);
    await fresh.undoLastMigration();
    expect(
      await fresh.query('SELECT 1 FROM pg_tables WHERE schemaname = $1 AND tablename <> $2', [fresh.schema, 'schema_migration']),
    ).toEqual([]);
    await fresh.migrate();
    expect(await countOutboxJobs(fresh)).toBe(0);
    await dropOutbox(other);
  });
});
