import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { afterEach, expect, inject, it, onTestFinished } from 'vitest';
import { Clock, SimulatedClock, SystemClock } from './clock.js';
import { Environment, readConfig } from './config.js';
import { Database } from './database.js';
import { newId } from './ids.js';
import { createLogger, NestLogger } from './logger.js';
import { PlatformModule, type PlatformOptions } from './platform.module.js';

const logger = createLogger('silent', 'test');
const environmentWith = (more: Record<string, string> = {}): Environment =>
  readConfig({ DATABASE_URL: inject('postgresUrl'), DUBAN_SECRET: 'a secret that is long enough for a test', ...more });

/** Writes into the database when everything else has stopped. */
@Injectable()
class LastWords implements OnApplicationShutdown {
  said: unknown;

  constructor(private readonly database: Database) {}

  async onApplicationShutdown(): Promise<void> {
    [this.said] = await this.database.query(`SELECT 'good night' AS words`);
  }
}

async function open(options: Partial<PlatformOptions> = {}): Promise<TestingModule> {
  const platform = PlatformModule.forRoot({ role: 'test', migrations: [], logger, environment: environmentWith(), ...options });
  const building = Test.createTestingModule({ imports: [platform], providers: [LastWords] });
  const module = await building.setLogger(new NestLogger(logger)).compile();
  onTestFinished(() => module.close());
  return module.init();
}

const before = { ...process.env };
afterEach(() => expect(process.env).toEqual(before));

it('gives the configuration by its type and writes nothing of it into the environment of the process', async () => {
  const module = await open({ environment: environmentWith({ PORT: '4711' }) });
  expect(module.get(Environment)).toMatchObject({ PORT: 4711, HOST: '127.0.0.1' });
});

it('tells real time from that of the engine', async () => {
  const simulated = new SimulatedClock(new Date('2022-03-01T01:00:00Z'));
  const module = await open({ clock: simulated });
  expect(module.get(Clock)).toBe(simulated);
  expect(module.get(SystemClock).now().getTime()).toBeGreaterThan(simulated.now().getTime());
  expect((await open()).get(Clock)).toBeInstanceOf(SystemClock);
});

it('keeps the database open until every provider has shut down', async () => {
  const module = await open();
  const lastWords = module.get(LastWords);
  const database = module.get(Database);
  await module.close();
  expect(lastWords.said).toEqual({ words: 'good night' });
  expect(database.dataSource.isInitialized).toBe(false);
});

it('has two contexts in one process each work in their own schema', async () => {
  const schemas = [newId(), newId()].map((id) => `platform_${id.replaceAll('-', '')}`);
  const [one, other] = await Promise.all(schemas.map(async (schema) => (await open({ schema })).get(Database)));
  await one?.migrate();
  await one?.query('CREATE TABLE note (text text)');
  await one?.query(`INSERT INTO note VALUES ('of the first')`);
  await other?.migrate();
  await expect(other?.query('SELECT * FROM note')).rejects.toThrow(/"note" does not exist/);
  expect(await one?.query('SELECT text FROM note')).toEqual([{ text: 'of the first' }]);
  await one?.dropSchema();
  await other?.dropSchema();
});

it.each([
  ['no server is named', readConfig({}), /DATABASE_URL is missing/],
  ['no server answers', environmentWith({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' }), /ECONNREFUSED/],
])('does not start when %s, and says so', async (_case, environment, sentence) => {
  await expect(open({ environment })).rejects.toThrow(sentence);
});
