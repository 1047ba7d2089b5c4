import { Injectable } from '@nestjs/common';
import { reencryptSourceSecrets } from '#inbound';
import { reencryptRobotAccess } from '#notifications';
import { migrateQueue, queueBackendOf } from '#outbox';
import { Clock, Database, DomainError, Environment, SecretEncryption, type Tx } from '#platform';
import { ensureDefaultPolicy } from '#policies';
import { ensureDefaultScoreRules } from '#reporting';
import { reencryptEndpointSecrets } from '#webhooks';
import { MIGRATIONS } from './registry.js';

/** Brings a database up to date for this version of the program. */
@Injectable()
export class MigrationService {
  constructor(
    private readonly database: Database,
    private readonly encryption: SecretEncryption,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** Migrates the tables and those of the queue, encrypts the secrets of a previous key anew, adds the rules that ship with Duban; answers the names of the migrations that were run. */
  async migrate(): Promise<string[]> {
    const done = await this.database.migrate();
    await this.database.transaction(async (tx) => {
      await reencryptEndpointSecrets(tx, this.encryption);
      await reencryptRobotAccess(tx, this.encryption);
      await reencryptSourceSecrets(tx, this.encryption);
    });
    await migrateQueue(queueBackendOf(this.environment));
    await this.database.transaction((tx) => ensureDefaultRules(tx, this.clock.now()));
    return done;
  }

  /** @throws DomainError `database.not-migrated` when this program is newer than the tables */
  async assertMigrated(): Promise<void> {
    const [table] = await this.database.query<{ name: string | null }>(`SELECT to_regclass('schema_migration')::text AS name`);
    const done = table?.name ? await this.database.query('SELECT 1 FROM schema_migration') : [];
    if (done.length < (MIGRATIONS as unknown[]).length) {
      throw new DomainError('database.not-migrated', 'The database is not up to date for this version. Run: duban migrate');
    }
  }
}

/** What ships with Duban as data: the default policy, and the rules of the scorecard. */
async function ensureDefaultRules(tx: Tx, now: Date): Promise<void> {
  await ensureDefaultPolicy(tx, now);
  await ensureDefaultScoreRules(tx, now);
}
