import swc from 'unplugin-swc';
import { defineConfig } from 'vitest/config';

// Nest's injection reads decorator metadata, which only swc (not esbuild) emits.
const plugins = [
  swc.vite({
    module: { type: 'es6' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      keepClassNames: true,
    },
  }),
];
const conditions = ['source', 'node'];
// Processes that tests start load the sources as well.
const execArgv = ['--import', './test/setup/typescript-threads.mjs'];
// The application takes seconds to load: once for a test process, not for each file. Every test has a database of its own.
const isolate = false;
const shared = {
  plugins,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  environments: { ssr: { resolve: { conditions } }, __vitest__: { resolve: { conditions } } },
};

export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          execArgv,
          isolate,
          include: ['{apps,libs}/**/*.spec.ts'],
          setupFiles: ['test/setup/reflect.ts'],
          // Nothing here takes long by itself; a busy machine may.
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          // Starts processes of its own, or measures how time grows: seconds, not milliseconds.
          name: 'process',
          execArgv,
          isolate,
          include: ['{apps,libs}/**/*.process-spec.ts'],
          setupFiles: ['test/setup/reflect.ts'],
          testTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'database',
          execArgv,
          isolate,
          include: ['{apps,libs,test}/**/*.db-spec.ts'],
          setupFiles: ['test/setup/reflect.ts'],
          globalSetup: ['test/setup/servers.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'queue',
          execArgv,
          isolate,
          include: ['{apps,libs}/**/*.queue-spec.ts'],
          setupFiles: ['test/setup/reflect.ts'],
          globalSetup: ['test/setup/servers.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          execArgv,
          isolate,
          include: ['test/e2e/**/*.e2e-spec.ts'],
          setupFiles: ['test/setup/reflect.ts'],
          globalSetup: ['test/setup/servers.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          // Whole programs over minutes: commands, the demonstration, stops while a server is down; two worlds read by everybody.
          name: 'long',
          execArgv,
          isolate,
          include: ['test/long/**/*.long-spec.ts'],
          setupFiles: ['test/setup/reflect.ts'],
          globalSetup: ['test/setup/servers.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          // Journeys through the console in a browser; each file has a server with a copy of the demonstration.
          name: 'console',
          execArgv,
          isolate,
          include: ['test/console/**/*.console-spec.ts'],
          // Figures of speed say something on a quiet machine only.
          exclude: process.env['CONSOLE_SPEED'] === undefined ? ['test/console/speed.console-spec.ts'] : [],
          setupFiles: ['test/setup/reflect.ts'],
          globalSetup: ['test/console/setup/demonstration.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'chaos',
          execArgv,
          include: ['test/chaos/**/*.chaos-spec.ts'],
          setupFiles: ['test/setup/reflect.ts'],
          globalSetup: ['test/setup/servers.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          // Hostile requests and files, and random requests from the OpenAPI schemas.
          name: 'hostile',
          execArgv,
          include: ['test/hostile/**/*.hostile-spec.ts'],
          setupFiles: ['test/setup/reflect.ts'],
          globalSetup: ['test/setup/servers.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'fuzz',
          execArgv,
          include: ['test/fuzz/**/*.fuzz-spec.ts'],
          setupFiles: ['test/setup/reflect.ts'],
          globalSetup: ['test/setup/servers.ts'],
          testTimeout: 1_200_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'year',
          execArgv,
          include: ['test/year/**/*.year-spec.ts'],
          setupFiles: ['test/setup/reflect.ts'],
          globalSetup: ['test/setup/servers.ts'],
          testTimeout: 300_000,
          hookTimeout: 1_200_000,
        },
      },
    ],
    maxWorkers: 2,
  },
});
