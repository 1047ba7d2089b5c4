import path from 'node:path';
import { parseAssignmentRules } from '#demonstration';
import { parseRoster, simulateFiles, type SimulatedFiles, type Simulation } from '#simulation';
import { readConfig } from '#platform';
import { withDatabase } from '../database-access.js';
import { readPlanFromDisk } from '../plan-from-disk.js';
import { readJsonFile } from '../read-json.js';
import { formatTable } from '../output/table.js';

interface SimulateOptions {
  plan: string;
  roster?: string;
  rules?: string;
  policy?: string;
  from: string;
  to: string;
  year?: number;
  json?: boolean;
}

export async function run(options: SimulateOptions): Promise<void> {
  const config = readConfig(process.env);
  const files = await readFiles(options);
  const period = { from: options.from, to: options.to };
  const simulation = await withDatabase(config, ({ environment }) => simulateFiles({ environment, period }, files));
  process.stdout.write(options.json ? `${JSON.stringify(simulation, null, 2)}\n` : format(simulation));
}

async function readFiles({ plan, roster, rules, policy, year }: SimulateOptions): Promise<SimulatedFiles> {
  return {
    plan: { ...(await readPlanFromDisk(plan)), fileName: path.basename(plan), ...(year ? { planYear: year } : {}) },
    ...(roster ? { roster: parseRoster(await readJsonFile(roster)) } : {}),
    ...(rules ? { rules: parseAssignmentRules(await readJsonFile(rules)) } : {}),
    ...(policy ? { policy: await readJsonFile(policy) } : {}),
  };
}

function format({ from, to, days, totals }: Simulation): string {
  const rows = days.flatMap(({ date, messages }) =>
    messages.map(({ to: person, department, channels, level, title }, index) => [
      index === 0 ? date : '',
      department ?? '',
      person,
      channels.join('+'),
      `L${level}`,
      title,
    ]),
  );
  const summary = [
    `演练 ${from} 至 ${to}：${totals.projects} 个督办项目，${totals.days} 天有消息，共 ${totals.messages} 条；`,
    `提醒 ${totals.reminders} 次，升级 ${totals.escalations} 次，待审定通报、约谈 ${totals.drafts} 份。没有发出任何消息。`,
    ...(totals.leftOut > 0 ? [`另有 ${totals.leftOut} 个事项的时限早于 ${from}，未立项。`] : []),
  ];
  return `${formatTable(['日期', '单位', '人员', '渠道', '级别', '标题'], rows)}\n\n${summary.join('\n')}\n`;
}
