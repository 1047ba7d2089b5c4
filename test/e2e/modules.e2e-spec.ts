import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamicModule, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { servicesOf } from '#application';
import { WorkerModule } from '#worker';
import { CliModule } from '../../apps/cli/src/cli.module.js';

type Imported = Type | DynamicModule | { forwardRef: () => Type } | Promise<DynamicModule>;

const OPTIONS = { role: 'test' };
const LIBS = readdirSync('libs');
const SOURCES = Object.fromEntries(
  LIBS.map((lib) => [
    lib,
    readdirSync(join('libs', lib, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('spec.ts'))
      .map((name) => readFileSync(join('libs', lib, 'src', name), 'utf8')),
  ]),
);

const isModule = (value: unknown): value is Type => typeof value === 'function' && value.name.endsWith('Module');

/** Names of the classes of modules under these, themselves included. */
function modulesUnder(imported: readonly Imported[], seen = new Set<string>()): Set<string> {
  for (const one of imported) {
    if ('forwardRef' in one) throw new Error('a module is imported in a circle');
    // Nest's own modules only.
    if ('then' in one) continue;
    const [type, own] = 'module' in one ? [one.module, one.imports ?? []] : [one, []];
    if (seen.has(type.name) && own.length === 0) continue;
    seen.add(type.name);
    const declared = (Reflect.getMetadata(MODULE_METADATA.IMPORTS, type) ?? []) as Imported[];
    modulesUnder([...declared, ...(own as Imported[])], seen);
  }
  return seen;
}

describe('the Nest modules', () => {
  const exported = new Map<string, string[]>();

  beforeAll(async () => {
    for (const lib of LIBS) {
      const api = (await import(/* @vite-ignore */ `../../libs/${lib}/src/index.ts`)) as Record<string, unknown>;
      exported.set(
        lib,
        Object.keys(api).filter((name) => isModule(api[name])),
      );
    }
  });

  it('are exported by every lib that has providers or tables', () => {
    const stateful = LIBS.filter((lib) => SOURCES[lib]!.some((text) => /^@(Injectable|Entity)\(/m.test(text)));
    expect(stateful.length).toBeGreaterThan(15);
    expect(stateful.filter((lib) => exported.get(lib)!.length === 0)).toEqual([]);
  });

  it('are in no pure lib', () => {
    for (const lib of ['plan-text', 'work-calendar', 'documents', 'ledger']) expect(exported.get(lib)).toEqual([]);
  });

  it('of all features stand under API, worker and command line alike', () => {
    const features = [...modulesUnder(servicesOf(OPTIONS) as Imported[])].filter((name) => name.endsWith('Module'));
    expect(features).toEqual(expect.arrayContaining(['OutboxModule', 'ProjectsModule', 'RemindersModule', 'ReportingModule']));
    for (const root of [ApiModule, WorkerModule, CliModule])
      expect([...modulesUnder([root.forRoot(OPTIONS)])]).toEqual(expect.arrayContaining(features));
  });

  it('of processors stand under the worker only', () => {
    const isProcessing = (name: string): boolean => /Processors|Dispatch/.test(name);
    const [api, worker, commands] = [ApiModule, WorkerModule, CliModule].map((root) =>
      [...modulesUnder([root.forRoot(OPTIONS)])].filter(isProcessing),
    );
    expect(worker?.length).toBeGreaterThan(4);
    expect([api, commands]).toEqual([[], []]);
  });
});
