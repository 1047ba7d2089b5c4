import { readFile } from 'node:fs/promises';
import { directory } from '#identity';
import { Database, notFound, readConfig } from '#platform';
import { readLedgerFile, TakeoverService } from '#plans';
import { withServices } from '../database-access.js';
import { EXIT } from '../exit.js';
import { findOperator } from '../operator.js';
import { formatTable } from '../output/table.js';

interface TakeOverOptions {
  dryRun?: boolean;
  skipFaulty?: boolean;
  lead?: string;
  year?: number;
  as?: string;
  json?: boolean;
}

/** Takes over the ledger that an office kept (移入台账). */
export async function run(file: string, { lead, as, json, ...options }: TakeOverOptions): Promise<void> {
  const ledger = await readLedgerFile(await readFile(file));
  await withServices(readConfig(process.env), 'take-over', async (services) => {
    const database = services.get(Database);
    const standIn = (await directory.departments(database)).find(({ code }) => code === lead);
    if (lead !== undefined && !standIn) throw notFound('department', lead);
    const actor = await findOperator(database, as);
    const takeover = await services
      .get(TakeoverService)
      .takeOver(actor, ledger, { ...options, ...(standIn ? { standInDepartmentId: standIn.id } : {}) });
    process.stdout.write(json ? `${JSON.stringify(takeover, null, 2)}\n` : format(takeover, options.dryRun ?? false));
    if (takeover.counts.refused > 0) process.exitCode = EXIT.fault;
  });
}

function format(
  { counts, lamps, unmatchedNames, rows }: Awaited<ReturnType<TakeoverService['takeOver']>>,
  dryRun: boolean,
): string {
  const said = rows.flatMap(({ row, problems, notes }) => [
    ...problems.map(({ cell, problem }) => [String(row), cell, problem]),
    ...notes.map((note) => [String(row), '', `提示：${note}`]),
  ]);
  const names = unmatchedNames.map(({ name, cells }) => [name, String(cells.length), cells.slice(0, 5).join('、')]);
  return [
    ...(said.length > 0 ? [formatTable(['行', '单元格', '说明'], said)] : []),
    ...(names.length > 0 ? [formatTable(['名册中没有的名称', '处数', '单元格'], names)] : []),
    `${dryRun ? '将移入' : '已移入'} ${counts.taken} 项（红灯 ${lamps.red}、黄灯 ${lamps.yellow}、绿灯 ${lamps.green}、已结 ${lamps.off}），` +
      `不能移入 ${counts.refused} 行，已有 ${counts.alreadyThere} 行。\n`,
  ].join('\n\n');
}
