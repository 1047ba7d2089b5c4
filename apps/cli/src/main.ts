#!/usr/bin/env node
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { addAssign } from './commands/assign.js';
import { addDemo } from './commands/demo.js';
import { addExport } from './commands/export.js';
import { addExtract } from './commands/extract.js';
import { addImport } from './commands/import.js';
import { addMigrate } from './commands/migrate.js';
import { addServe } from './commands/serve.js';
import { addSimulate } from './commands/simulate.js';
import { addWorker } from './commands/worker.js';
import { explain } from './exit.js';

const ABOUT = `Duban 督办: a plan document goes in; tracked projects come out, reminded and escalated on time.
Results are on stdout, everything else on stderr.
Exit codes: 0 done, 1 the input or the surroundings are at fault, 2 wrong usage, 70 a fault of the program.`;

function buildProgram(): Command {
  const program = new Command('duban').description(ABOUT).exitOverride().showHelpAfterError('Add --help for examples.');
  addServe(program);
  addWorker(program);
  addMigrate(program);
  addImport(program);
  addExtract(program);
  addExport(program);
  addAssign(program);
  addSimulate(program);
  addDemo(program);
  return program;
}

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  await buildProgram().parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}
