import path from 'node:path';
import { toPlainCsv } from '#ledger';
import { toExtractJson, toExtractTable } from '#plan-text';
import { documentOfPlan, ledgerOfParsedPlan, ledgerTitleOf, parseOffloaded } from '#plans';
import { saveLedger } from '../ledger-file.js';
import { readPlanFromDisk } from '../plan-from-disk.js';

interface ExtractOptions {
  year?: number;
  csv?: boolean;
  json?: boolean;
  output?: string;
  title?: string;
  force?: boolean;
}

export async function run(file: string, { year, csv, json, output, title, force }: ExtractOptions): Promise<void> {
  const read = await readPlanFromDisk(file);
  const document = documentOfPlan(read);
  const source = document.text;
  const plan = await parseOffloaded(document, year === undefined ? {} : { planYear: year });
  for (const { text } of plan.notes) process.stderr.write(`Note: ${text}\n`);
  const ledger = ledgerOfParsedPlan(plan, title ?? ledgerTitleOf(path.basename(file)), source);
  if (output) await saveLedger(ledger, output, { force });
  else
    process.stdout.write(
      csv ? toPlainCsv(ledger) : json ? toExtractJson(plan, path.basename(file), read.notes) : toExtractTable(plan),
    );
}
