import { readFile, writeFile } from 'node:fs/promises';
import { MigrationService } from '#application';
import { type Actor, RosterFileService, type RosterFileOutcome } from '#identity';
import { Database, readConfig } from '#platform';
import { withServices } from '../database-access.js';
import { EXIT } from '../exit.js';
import { findOperator } from '../operator.js';
import { formatTable } from '../output/table.js';

interface TemplateOptions {
  filled?: boolean;
  as?: string;
}

interface LoadOptions {
  dryRun?: boolean;
  skipFaulty?: boolean;
  passwords?: boolean;
  as?: string;
  json?: boolean;
}

export async function template(file: string, { filled = false, as }: TemplateOptions): Promise<void> {
  const bytes = await withRoster(as, (rosters, actor) => rosters.write(actor, { empty: !filled }));
  await writeFile(file, bytes);
}

export async function load(file: string, { as, json, ...options }: LoadOptions): Promise<void> {
  const bytes = await readFile(file);
  const outcome = await withRoster(as, (rosters, actor) => rosters.load(actor, bytes, options));
  process.stdout.write(json ? `${JSON.stringify(outcome, null, 2)}\n` : format(outcome, options.dryRun ?? false));
  if (outcome.problems.length > 0) process.exitCode = EXIT.fault;
}

function withRoster<Result>(
  as: string | undefined,
  work: (rosters: RosterFileService, actor: Actor) => Promise<Result>,
): Promise<Result> {
  return withServices(readConfig(process.env), 'roster', async (services, { alone }) => {
    if (alone) await services.get(MigrationService).migrate();
    return work(services.get(RosterFileService), await findOperator(services.get(Database), as));
  });
}

function format({ departments, people, groups, problems, passwords }: RosterFileOutcome, dryRun: boolean): string {
  const counts = Object.entries({ 单位: departments, 人员: people, 单位组: groups }).map(
    ([name, count]) => `${name}：新增 ${count.new}，变更 ${count.changed}，未变 ${count.unchanged}，有误 ${count.faulty}`,
  );
  return [
    ...(problems.length > 0
      ? [
          formatTable(
            ['表', '单元格', '内容', '问题'],
            problems.map(({ sheet, cell, value, problem }) => [sheet, cell, value, problem]),
          ),
        ]
      : []),
    ...(passwords.length > 0
      ? [
          formatTable(
            ['登录名', '姓名', '密码（只显示这一次）'],
            passwords.map(({ login, name, password }) => [login, name, password]),
          ),
        ]
      : []),
    `${dryRun ? '试运行，没有写入。' : ''}${counts.join('；')}。\n`,
  ].join('\n\n');
}
