import { Injectable, type LoggerService } from '@nestjs/common';
import { type Logger as PinoLogger, pino, stdTimeFunctions } from 'pino';

/** The process's pino logger. The class has no members of its own: it is the type and the token by which Nest injects the logger. */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- the members are those of the pino logger that is provided
export abstract class Logger {}
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- see above
export interface Logger extends PinoLogger {}

/** JSON lines on stderr (stdout belongs to results); secrets are cut out by name. */
export function createLogger(level: string, role: string): Logger {
  return pino(
    {
      level,
      base: { role },
      timestamp: stdTimeFunctions.isoTime,
      redact: ['*.password', '*.secret', '*.authorization', 'req.headers.authorization'],
    },
    pino.destination(2),
  );
}

/** `@nestjs/typeorm` warns of a second pool in the process. Each application context has one, and a simulation is a context of its own. */
const SECOND_DATA_SOURCE = 'DataSourceNameRegistry';

/** Nest's own messages through the same pino: `app.useLogger(app.get(NestLogger))`. */
@Injectable()
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }
  warn(message: unknown, context?: string): void {
    if (context === SECOND_DATA_SOURCE) return;
    this.logger.warn({ context }, String(message));
  }
  error(message: unknown, stack?: string, context?: string): void {
    this.logger.error({ context, stack }, String(message));
  }
  fatal(message: unknown, context?: string): void {
    this.logger.fatal({ context }, String(message));
  }
}
