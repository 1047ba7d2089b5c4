import { type Command, Option } from 'commander';
import { DomainError, isId, readConfig } from '#platform';
import { LEDGER_STATES, type LedgerState, readPlanLedger } from '#tracking';
import { withHouse } from '../database-access.js';
import { ledgerFileArgument, saveLedger } from '../ledger-file.js';
import { findOperator } from '../operator.js';

interface ExportOptions {
  plan: string;
  output: string;
  state?: LedgerState;
  force?: boolean;
  as?: string;
}

export function configure(command: Command): void {
  command
    .requiredOption('--plan <id>', 'the plan')
    .requiredOption('-o, --output <ledger>', 'the name ends in .xlsx, .docx, .csv or .json', ledgerFileArgument)
    .addOption(new Option('--state <state>', 'only these items; default: both').choices(LEDGER_STATES))
    .option('--force', 'overwrite a ledger that is there')
    .option('--as <login>', 'in whose name; default: the first administrator')
    .addHelpText('after', '\nExample:\n  duban export --plan 0190f3a2-5f6b-7cde-8a01-23456789abcd -o ledger.xlsx')
    .action(exportLedger);
}

async function exportLedger({ plan, output, state, force, as }: ExportOptions): Promise<void> {
  if (!isId(plan)) throw new DomainError('id.invalid', `${plan} is not the id of a plan. Give it as duban import printed it.`);
  await withHouse(readConfig(process.env), 'export', async ({ database }) => {
    const actor = await findOperator(database, as);
    const { ledger, departments } = await readPlanLedger(database, actor, plan, state ? [state] : LEDGER_STATES);
    await saveLedger(ledger, output, { force, departments });
  });
}
