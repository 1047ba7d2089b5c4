import type { AddressInfo } from 'node:net';
import { Body, Controller, Get, Global, HttpException, Module, Patch, Post, Put, UploadedFile } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { IsString } from 'class-validator';
import { pino } from 'pino';
import { IdentityModule, loadRoster } from '#identity';
import { PreferencesService } from '#notifications';
import { Queues } from '#outbox';
import { Database, DomainError, PlatformModule, readConfig, SimulatedClock } from '#platform';
import type { UploadedDocument } from '../src/http/api-request.js';
import { Public } from '../src/http/authentication.guard.js';
import { configureHttp, HTTP_OPTIONS } from '../src/configure-http.js';
import { HealthModule } from '../src/health/health.module.js';
import { HttpModule } from '../src/http.module.js';
import { IdentityApiModule } from '../src/identity/identity.module.js';
import { FileUpload } from '../src/http/uploads/file-upload.js';
import { MeController } from '../src/identity/me.controller.js';
import { IfMatch } from '../src/http/if-match.js';

class NoteBody {
  @IsString()
  text: string;
}

/** What the routes of {@link NoteController} do next, and how often they worked. */
class Script {
  worked = 0;
  failure: Error | undefined;
  /** Called before the work; the request waits for it. */
  gate: () => Promise<void> = () => Promise.resolve();

  async work(): Promise<number> {
    await this.gate();
    this.worked += 1;
    if (this.failure) throw this.failure;
    return this.worked;
  }
}

@Controller('v1/notes')
class NoteController {
  constructor(private readonly script: Script) {}

  @Post()
  async create(@Body() body: NoteBody): Promise<{ number: number; text: string; version: number }> {
    return { number: await this.script.work(), text: body.text, version: 1 };
  }

  @Put()
  async replace(@Body() body: NoteBody, @IfMatch() version: number): Promise<{ text: string; version: number }> {
    await this.script.work();
    if (version !== 3) throw new DomainError('version.stale', 'Read it again.', { expected: version, actual: 3 });
    return { text: body.text, version: version + 1 };
  }

  @Patch()
  nothing(): Promise<number> {
    return this.script.work();
  }

  @Post('file')
  @FileUpload('file', { maxBytes: 1024, remedy: 'Send a smaller one.' })
  async upload(@UploadedFile() file: UploadedDocument | undefined): Promise<{ number: number; bytes: number }> {
    return { number: await this.script.work(), bytes: file?.size ?? 0 };
  }

  @Get('teapot')
  @Public()
  teapot(): never {
    throw new HttpException('short and stout', 418);
  }
}

export interface SmallApi {
  url: string;
  database: Database;
  clock: SimulatedClock;
  script: Script;
  queue: { up: boolean };
  /** What was logged, as JSON text. */
  logLines: string[];
  close(): Promise<void>;
}

/** The HTTP module with a few routes of its own, on a migrated database, listening on a port of its own. */
export async function openSmallApi(databaseUrl: string, start: Date, variables: Record<string, string> = {}): Promise<SmallApi> {
  const clock = new SimulatedClock(start);
  const script = new Script();
  const queue = { up: true };
  const logLines: string[] = [];
  const ping = (): Promise<void> => (queue.up ? Promise.resolve() : Promise.reject(new Error('redis://secret-host is away')));

  const environment = readConfig({
    DATABASE_URL: databaseUrl,
    DUBAN_SECRET: 'a secret that is long enough for a test',
    ...variables,
  });
  const logger = pino({ level: 'info' }, { write: (line) => void logLines.push(line) });
  const platform = PlatformModule.forRoot({ role: 'api-test', migrations: [], environment, clock, logger });

  @Global()
  @Module({ providers: [{ provide: Queues, useValue: { ping } }], exports: [Queues] })
  class QueueModule {}

  @Module({
    imports: [platform, QueueModule, HttpModule, HealthModule, IdentityModule, IdentityApiModule],
    controllers: [NoteController, MeController],
    providers: [
      { provide: Script, useValue: script },
      { provide: PreferencesService, useValue: { languageOf: () => Promise.resolve('zh-CN') } },
    ],
  })
  class SmallModule {}

  const app = await NestFactory.create<NestExpressApplication>(SmallModule, {
    logger: false,
    abortOnError: false,
    ...HTTP_OPTIONS,
  });
  configureHttp(app);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    database: app.get(Database),
    clock,
    script,
    queue,
    logLines,
    close: () => app.close(),
  };
}

export async function loadPeople(database: Database, now: Date): Promise<void> {
  const roster = {
    departments: [{ code: 'kechuang', name: '科技创新局', shortName: '科创局', aliases: [], duties: '' }],
    people: [
      { login: 'admin', name: '管理员', role: 'admin' as const, password: 'correct horse' },
      { login: 'supervisor', name: '督查员', role: 'supervisor' as const, password: 'correct horse' },
      { login: 'officer', name: '陈思远', role: 'officer' as const, departmentCode: 'kechuang', password: 'correct horse' },
    ],
  };
  await database.transaction((tx) => loadRoster(tx, roster, now));
}
