import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Learnt, LEARNT, modelOf, rightOf } from './decisions.js';
import { lessons } from './learning.js';

/**
 * Fits the weights of all learnt decisions on the marked documents in test/fixtures and writes them to libs/plan-text/lexicon.
 * Prints how often each decision is right in a document by a model that has not seen it, and by the model of all. The same
 * documents give the same files.
 */
const root = process.env['DUBAN_ROOT'] ?? process.cwd();
const documents = await lessons(root);

function fit(learnt: Learnt): void {
  const given = documents.map((document) => ({
    name: document.name,
    isScored: document.isScored,
    examples: learnt.examplesOf(document),
  }));
  const used = given.filter(({ examples }) => examples.length > 0);
  const all = modelOf(
    learnt,
    used.flatMap(({ examples }) => examples),
  );
  const rows = used
    .filter(({ isScored }) => isScored)
    .map(({ name, examples }) => {
      const others = used.filter((one) => one.name !== name).flatMap((one) => one.examples);
      return {
        name,
        of: examples.length,
        unseen: rightOf(learnt, modelOf(learnt, others), examples),
        fitted: rightOf(learnt, all, examples),
      };
    });
  const sum = (key: 'of' | 'unseen' | 'fitted'): number => rows.reduce((total, row) => total + row[key], 0);
  rows.push({ name: 'all', of: sum('of'), unseen: sum('unseen'), fitted: sum('fitted') });
  process.stdout.write(`\n${learnt.name}: decisions, right where left out, right where fitted\n`);
  for (const { name, of, unseen, fitted } of rows)
    process.stdout.write(
      `${name.padEnd(22)} ${String(of).padStart(5)}  ${(unseen / of).toFixed(3)}  ${(fitted / of).toFixed(3)}\n`,
    );
  writeFileSync(join(root, learnt.file), `${JSON.stringify(all, null, 2)}\n`);
}

for (const learnt of LEARNT) fit(learnt);
