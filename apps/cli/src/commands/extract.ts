import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { parsePlan, toExtractCsv, toExtractJson, toExtractTable } from '#plan-text';
import { readPlanText } from '#tracking';
import { yearArgument } from '../arguments.js';

interface ExtractOptions {
  year?: number;
  csv?: boolean;
  json?: boolean;
}

export function addExtract(program: Command): void {
  program
    .command('extract')
    .description('show the commitments found in a plan document; needs no database')
    .argument('<file>', 'the plan as UTF-8 text')
    .option('--year <year>', 'the year that it plans, where the text does not say it', yearArgument)
    .addOption(new Option('--csv', 'as comma-separated values').conflicts('json'))
    .option('--json', 'as JSON, with the place of each item in the text')
    .addHelpText('after', '\nExamples:\n  duban extract plan.txt\n  duban extract plan.txt --year 2022 --csv > items.csv')
    .action(extract);
}

async function extract(file: string, { year, csv, json }: ExtractOptions): Promise<void> {
  const source = readPlanText(await readFile(file));
  const plan = parsePlan(source, year === undefined ? {} : { planYear: year });
  process.stdout.write(csv ? toExtractCsv(plan) : json ? toExtractJson(plan, path.basename(file)) : toExtractTable(plan));
}
