import { Injectable } from '@nestjs/common';
import { migrateQueue, queueBackendOf } from '#outbox';
import { Clock, Database, DomainError, Environment, SecretEncryption } from '#platform';
import { FEATURES, MIGRATIONS } from './features.js';

/** Brings a database up to date for this version of the program. */
@Injectable()
export class MigrationService {
  constructor(
    private readonly database: Database,
    private readonly encryption: SecretEncryption,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /**
   * Migrates the tables and those of the queue; then each module brings its rows up to date: secrets that a previous key encrypted,
   * the rules that ship with Duban. Answers the names of the migrations that were run.
   */
  async migrate(): Promise<string[]> {
    const done = await this.database.migrate();
    await migrateQueue(queueBackendOf(this.environment));
    const given = { encryption: this.encryption, now: this.clock.now() };
    await this.database.transaction(async (tx) => {
      for (const feature of FEATURES) await feature.afterMigration?.(tx, given);
    });
    return done;
  }

  /** @throws DomainError `database.not-migrated` when this program is newer than the tables */
  async assertMigrated(): Promise<void> {
    if ((await this.database.countMigrations()) < MIGRATIONS.length)
      throw new DomainError('database.not-migrated', 'The database is not up to date for this version. Run: duban migrate');
  }
}
