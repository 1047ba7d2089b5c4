import { DomainError, isId, readConfig } from '#platform';
import { LEDGER_STATES, LedgerService, type LedgerState } from '#plans';
import { withHouse } from '../database-access.js';
import { saveLedger } from '../ledger-file.js';
import { findOperator } from '../operator.js';

interface ExportOptions {
  plan: string;
  output: string;
  state?: LedgerState;
  force?: boolean;
  as?: string;
}

export async function run({ plan, output, state, force, as }: ExportOptions): Promise<void> {
  if (!isId(plan)) throw new DomainError('id.invalid', `${plan} is not the id of a plan. Give it as duban import printed it.`);
  await withHouse(readConfig(process.env), 'export', async (application) => {
    const actor = await findOperator(application.database, as);
    const { ledger, departments } = await application.get(LedgerService).ofPlan(actor, plan, state ? [state] : LEDGER_STATES);
    await saveLedger(ledger, output, { force, departments });
  });
}
