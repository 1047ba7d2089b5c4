import { readFile } from 'node:fs/promises';
import { Database, DomainError, isId, readConfig } from '#platform';
import { type LedgerAssignment, LedgerService, readLedgerFile } from '#plans';
import { withServices } from '../database-access.js';
import { EXIT } from '../exit.js';
import { findOperator } from '../operator.js';
import { formatTable } from '../output/table.js';

interface AssignOptions {
  plan?: string;
  dryRun?: boolean;
  keepUnknown?: boolean;
  as?: string;
  json?: boolean;
}

export async function run(file: string, { plan: planId, dryRun, keepUnknown, as, json }: AssignOptions): Promise<void> {
  if (planId !== undefined && !isId(planId))
    throw new DomainError('id.invalid', `${planId} is not the id of a plan. Give it as duban import printed it.`);
  const config = readConfig(process.env);
  const ledger = await readLedgerFile(await readFile(file));
  await withServices(config, 'assign', async (services) => {
    const actor = await findOperator(services.get(Database), as);
    const answer = await services.get(LedgerService).assign(actor, ledger, { planId, dryRun, keepUnknown });
    process.stdout.write(json ? `${JSON.stringify(answer, null, 2)}\n` : format(answer, dryRun ?? false));
    if (answer.problems.length > 0) process.exitCode = EXIT.fault;
  });
}

function format({ assigned, unchanged, problems, notes, unmatchedNames }: LedgerAssignment, dryRun: boolean): string {
  const sum = `${dryRun ? '将分派' : '已分派'} ${assigned} 项，未变 ${unchanged} 项，未采用 ${problems.length} 处。`;
  const rows = [
    ...problems.map(({ cell, value, problem }) => [cell, shortened(value), problem]),
    ...notes.map(({ cell, value, note }) => [cell, shortened(value), `提示：${note}`]),
  ];
  const names = unmatchedNames.map(({ name, cells }) => [name, String(cells.length), shortened(cells.join('、'))]);
  return [
    ...(rows.length > 0 ? [formatTable(['单元格', '内容', '问题'], rows)] : []),
    ...(names.length > 0 ? [formatTable(['名册中没有的名称', '处数', '单元格'], names)] : []),
    `${sum}\n`,
  ].join('\n\n');
}

const SHOWN = 20;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}
