import type { Command } from 'commander';

interface LazyCommand {
  description: string;
  load: () => Promise<{ configure: (command: Command) => void }>;
}

/** What the command line can do. A command is loaded when it is called, so that help and wrong usage are answered at once. */
export const COMMANDS: Record<string, LazyCommand> = {
  serve: {
    description: 'run everything in one process: database, worker and API; the first start loads a demonstration',
    load: () => import('./commands/serve.js'),
  },
  worker: {
    description: 'run jobs and take due steps, without the API; as many of them as you like, on as many machines',
    load: () => import('./commands/worker.js'),
  },
  migrate: {
    description: 'bring the tables of the database and of the queue up to date; safe to run at any time',
    load: () => import('./commands/migrate.js'),
  },
  admin: {
    description: 'make an administrator, or give somebody a new password',
    load: () => import('./commands/admin.js'),
  },
  roster: {
    description: 'take departments and people from a workbook, or write the workbook to fill in',
    load: () => import('./commands/roster.js'),
  },
  calendar: {
    description: 'load the official calendar of a year, or tell which years are only assumed',
    load: () => import('./commands/calendar.js'),
  },
  doctor: {
    description: 'look at configuration, folders, port, database, queue and accounts, and say what has to be put right',
    load: () => import('./commands/doctor.js'),
  },
  import: {
    description: 'take a plan document into the database as draft items for review',
    load: () => import('./commands/import.js'),
  },
  extract: {
    description: 'show the commitments found in a plan document, or write them as a ledger (任务分解表); needs no database',
    load: () => import('./commands/extract.js'),
  },
  export: {
    description: 'write the items of a plan as a ledger (任务分解表), to print, fill in and take back with assign',
    load: () => import('./commands/export.js'),
  },
  assign: {
    description:
      'take departments, leaders and dates from a ledger that was filled in; draft items are assigned, the rest is reported',
    load: () => import('./commands/assign.js'),
  },
  register: {
    description: 'register the draft items of a plan as projects (立项), by what they are assigned to or by suggestions',
    load: () => import('./commands/register.js'),
  },
  'take-over': {
    description: 'take over the ledger that an office kept (移入台账), each task as far as it is',
    load: () => import('./commands/take-over.js'),
  },
  simulate: {
    description: 'play a period (演练) and list what would be sent, day by day, if nobody signed or reported; nothing is sent',
    load: () => import('./commands/simulate.js'),
  },
  demo: {
    description: 'load the demonstration into an empty database, or play it again from the beginning',
    load: () => import('./commands/demo.js'),
  },
};
