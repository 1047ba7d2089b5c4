#!/usr/bin/env node
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { Command } from 'commander';
import { COMMANDS } from './commands.js';
import { explain } from './exit.js';

const ABOUT = `Duban 督办: a plan document goes in; tracked projects come out, reminded and escalated on time.
Results are on stdout, everything else on stderr.
Exit codes: 0 done, 1 the input or the surroundings are at fault, 2 wrong usage, 70 a fault of the program.`;

function buildProgram(): Command {
  const program = new Command('duban').description(ABOUT).exitOverride().showHelpAfterError('Add --help for examples.');
  for (const [name, { description }] of Object.entries(COMMANDS)) program.command(name).description(description);
  return program.hook('preSubcommand', async (_, command) => {
    const called = await COMMANDS[command.name()]?.load();
    called?.configure(command);
  });
}

// Node 20 has no cache of compiled modules; newer ones start in half the time with it.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  await buildProgram().parseAsync();
} catch (error) {
  process.exitCode = await explain(error);
}
