// Feeds damaged files of every format to the reader: npm run fuzz:documents -- [--seconds 60] [--seed 1]
// The script of package.json gives Node the loader that lets it, and the reader's processes, import the sources.
// A file is read or refused with a code, within its deadline; anything else is a fault, shown with how to repeat it.
import { parseArgs } from 'node:util';

const { readPlanFile } = await import('../libs/plans/src/documents/plan-file.ts');
const { fixture, planInEveryFormat, xlsx } = await import('../libs/documents/test/documents.ts');

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } } });
const seed = Number(values.seed);
const until = performance.now() + Number(values.seconds) * 1000;
const DEADLINE_MS = 20_000;

const files = Object.entries({
  ...planInEveryFormat(),
  'two-columns.pdf': fixture('two-columns.pdf'),
  'plan.csv': Buffer.from('任务,单位\n"启动碧道\n二期",城建局\n'),
  'plan.xlsx': await xlsx((workbook) => workbook.addWorksheet('民生').addRow(['新建幼儿园4所', '教育局', 0.5])),
});

/** mulberry32: the same seed gives the same run. */
function randomOf(start) {
  let state = start >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function damage(bytes, random) {
  const kind = random(4);
  if (kind === 0) return bytes.subarray(0, random(bytes.length));
  const copy = Buffer.from(bytes);
  if (kind === 1) for (let flips = 1 + random(40); flips > 0; flips--) copy[random(copy.length)] ^= 1 << random(8);
  if (kind === 2) copy.copy(copy, random(copy.length), random(copy.length), random(copy.length) + 200);
  if (kind === 3) copy.fill(random(256), random(copy.length), Math.min(copy.length, random(copy.length) + 64));
  return copy;
}

async function outcomeOf(bytes, fileName) {
  try {
    await readPlanFile(bytes, fileName, { deadlineMs: DEADLINE_MS });
    return 'read';
  } catch (error) {
    if (error?.name !== 'DomainError') throw error;
    return error.code;
  }
}

const counts = {};
let round = 0;
let faults = 0;
for (; performance.now() < until; round++) {
  const random = randomOf(seed + round);
  const [name, bytes] = files[random(files.length)];
  try {
    const outcome = await outcomeOf(damage(bytes, random), name);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  } catch (error) {
    faults++;
    process.stderr.write(`FAULT in ${name}, repeat with --seed ${seed + round} --seconds 1\n${error?.stack ?? error}\n`);
  }
}
process.stdout.write(`${round} damaged files from seed ${seed}: ${JSON.stringify(counts)}, ${faults} faults\n`);
process.exit(faults > 0 || round === 0 ? 1 : 0);
