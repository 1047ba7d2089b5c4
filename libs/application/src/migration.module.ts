import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { MigrationService } from './migration.service.js';

@Module({ providers: [MigrationService], exports: [MigrationService] })
export class MigrationModule {}

@Injectable()
class MigrationCheck implements OnModuleInit {
  constructor(private readonly migrations: MigrationService) {}

  onModuleInit(): Promise<void> {
    return this.migrations.assertMigrated();
  }
}

/** Stops the start of a service that is newer than the tables. */
@Module({ imports: [MigrationModule], providers: [MigrationCheck] })
export class MigrationCheckModule {}
