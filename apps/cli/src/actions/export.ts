import { Database, DomainError, isId, readConfig } from '#platform';
import { LEDGER_STATES, LedgerService, type LedgerState } from '#plans';
import { withServices } from '../database-access.js';
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
  await withServices(readConfig(process.env), 'export', async (services) => {
    const actor = await findOperator(services.get(Database), as);
    const { ledger, departments } = await services.get(LedgerService).ofPlan(actor, plan, state ? [state] : LEDGER_STATES);
    await saveLedger(ledger, output, { force, departments });
  });
}
