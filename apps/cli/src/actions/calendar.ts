import { MigrationService } from '#application';
import { CalendarYearsService } from '#identity';
import { Clock, Database, readConfig } from '#platform';
import { CalendarChangeService, type YearChange } from '#reminders';
import { civilDateOf } from '#work-calendar';
import { withServices } from '../database-access.js';
import { findOperator } from '../operator.js';
import { formatTable } from '../output/table.js';
import { readJsonFile } from '../read-json.js';

interface LoadOptions {
  dryRun?: boolean;
  as?: string;
  json?: boolean;
}

export async function load(file: string, { dryRun, as, json }: LoadOptions): Promise<void> {
  const notice = await readJsonFile(file);
  await withServices(readConfig(process.env), 'calendar', async (services, { alone }) => {
    if (alone) await services.get(MigrationService).migrate();
    const actor = await findOperator(services.get(Database), as);
    const change = await services.get(CalendarChangeService).load(actor, notice, { dryRun });
    process.stdout.write(json ? `${JSON.stringify(change, null, 2)}\n` : format(change, dryRun ?? false));
  });
}

export async function list({ json }: { json?: boolean }): Promise<void> {
  await withServices(readConfig(process.env), 'calendar', async (services, { alone }) => {
    if (alone) await services.get(MigrationService).migrate();
    const year = Number(civilDateOf(services.get(Clock).now()).slice(0, 4));
    const years = await services.get(CalendarYearsService).list(year - 1, year + 2);
    const rows = years.map((one) => [
      String(one.year),
      { official: '已公布', assumed: '未公布，只按周末计' }[one.state],
      one.source === 'notice' ? `${one.setByName} 导入` : one.source === 'package' ? '程序自带' : '',
      String(one.days.filter(({ isOffDay }) => isOffDay).length),
    ]);
    process.stdout.write(
      json ? `${JSON.stringify(years, null, 2)}\n` : `${formatTable(['年', '状态', '来源', '放假天数'], rows)}\n`,
    );
  });
}

function format({ year, isNew, steps, atRiskProjectIds }: YearChange, dryRun: boolean): string {
  if (!isNew) return `${year} 年的日历已是这一份，没有变化。\n`;
  const rows = steps.map(({ dutyId, track, from, to }) => [dutyId, track, civilDateOf(from), to === null ? '' : civilDateOf(to)]);
  const sum = `${dryRun ? '试运行，没有写入：' : ''}${year} 年日历：调整待办步骤 ${steps.length} 个，应达进度日期 ${atRiskProjectIds.length} 个项目。\n`;
  return rows.length > 0 ? `${formatTable(['项目', '轨道', '原定', '现为'], rows)}\n\n${sum}` : sum;
}
