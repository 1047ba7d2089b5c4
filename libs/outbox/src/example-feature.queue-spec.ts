import { Processor } from '@nestjs/bullmq';
import { Injectable, Module } from '@nestjs/common';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import { Column, Entity, PrimaryColumn, type Repository } from 'typeorm';
import { expect, it } from 'vitest';
import { Clock, Database, newId, type Queryable, SimulatedClock } from '#platform';
import { describeOnBackends, queueBackend } from '../../../test/setup/backends.js';
import { databaseForThisTest } from '../../../test/setup/database.js';
import { eventually } from '../../../test/setup/eventually.js';
import { moduleForThisTest } from '../../../test/setup/module.js';
import { defineJob } from './jobs/job-kinds.js';
import { acknowledgeJobs, enqueueJobs } from './jobs/outbox-jobs.queries.js';
import { OutboxModule } from './outbox.module.js';
import { JobProcessor } from './worker/job-processor.js';
import { Scheduler } from './worker/scheduler.js';

/** A whole feature as one file; in a lib each part is a file of its own. */

// note.entity.ts
@Entity('note')
class Note {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  text: string;

  @Column('timestamptz')
  takenAt: Date;

  @Column('timestamptz', { nullable: true })
  printedAt: Date | null;
}

// notes.queries.ts
async function forgetPrinted(db: Queryable, before: Date): Promise<number> {
  const rows = await db.query('DELETE FROM note WHERE printed_at < $1 RETURNING id', [before]);
  return rows.length;
}

// jobs.ts
const notePrint = defineJob<{ noteId: string }>('note.print');

// notes.service.ts
@Injectable()
class NotesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @InjectRepository(Note) private readonly notes: Repository<Note>,
  ) {}

  /** Keeps the note, and enqueues its printing in the same transaction. */
  async take(text: string): Promise<string> {
    const id = newId();
    await this.database.transaction(async (tx) => {
      await tx.manager.insert(Note, { id, text, takenAt: this.clock.now(), printedAt: null });
      await enqueueJobs(tx, [{ id: newId(), kind: notePrint, payload: { noteId: id } }]);
    });
    return id;
  }

  async print(noteId: string, jobId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.manager.update(Note, { id: noteId }, { printedAt: this.clock.now() });
      await acknowledgeJobs(tx, [jobId]);
    });
  }

  async read(id: string): Promise<Note | null> {
    return this.notes.findOneBy({ id });
  }

  async forget(): Promise<number> {
    return forgetPrinted(this.database, this.clock.now());
  }
}

// notes.module.ts
@Module({
  imports: [TypeOrmModule.forFeature([Note]), OutboxModule.forFeature([notePrint])],
  providers: [NotesService],
  exports: [NotesService],
})
class NotesModule {}

// note-print.processor.ts
@Processor(notePrint.queue)
class NotePrintProcessor extends JobProcessor<{ noteId: string }> {
  constructor(private readonly notes: NotesService) {
    super();
  }

  async handle({ noteId }: { noteId: string }, jobId: string): Promise<void> {
    await this.notes.print(noteId, jobId);
  }
}

// forget-notes.scheduler.ts
@Injectable()
class ForgetNotesScheduler extends Scheduler {
  constructor(private readonly notes: NotesService) {
    super('forget-notes', 10);
  }

  async round(): Promise<number> {
    return this.notes.forget();
  }
}

// notes-processors.module.ts
@Module({ imports: [NotesModule], providers: [NotePrintProcessor, ForgetNotesScheduler] })
class NotesProcessorsModule {}

describeOnBackends('a feature module', (place) => {
  it('keeps a row, does its job and its round in a worker, and nothing of both without one', async () => {
    const databaseUrl = await databaseForThisTest();
    const clock = new SimulatedClock(new Date('2022-03-01T01:00:00Z'));
    const api = await moduleForThisTest([NotesModule], { clock, databaseUrl });
    const database = api.get(Database);
    await database.query('CREATE TABLE note (id uuid PRIMARY KEY, text text, taken_at timestamptz, printed_at timestamptz)');
    const id = await api.get(NotesService).take('buy paper');
    const jobs = (): Promise<unknown[]> => database.query('SELECT id FROM outbox_job WHERE kind = $1', [notePrint.name]);
    expect(await jobs()).toHaveLength(1);

    const worker = await moduleForThisTest([NotesProcessorsModule], {
      clock,
      databaseUrl,
      worker: { backend: queueBackend(place, databaseUrl) },
    });
    await eventually(async () => expect(await jobs()).toEqual([]));
    expect(await api.get(NotesService).read(id)).toMatchObject({ text: 'buy paper', printedAt: clock.now() });

    clock.moveTo(new Date('2022-03-01T02:00:00Z'));
    await eventually(async () => expect(await worker.get(NotesService, { strict: false }).read(id)).toBeNull());
  });
});
