import { fileURLToPath } from 'node:url';
import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { ConsoleFiles } from './console-files.js';
import { ConsoleMiddleware } from './console.middleware.js';

/** `dist/console`, seen from `dist/apps/api/src/console`. */
const BUILT = fileURLToPath(new URL('../../../../console', import.meta.url));

/** Serves the web console (`apps/console`). */
@Module({ providers: [{ provide: ConsoleFiles, useFactory: () => ConsoleFiles.in(BUILT) }] })
export class ConsoleModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(ConsoleMiddleware).forRoutes('{*path}');
  }
}
