import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answers, comparable, TwinAnswers } from '../setup/twin-answers.js';
import type { OpenApi } from '../setup/openapi-schema.js';
import { type ReadRequest, readRequests, worldValues } from '../setup/read-operations.js';
import { liveOn } from '../setup/twin-past.js';
import { keepSecrets, restrict, secretIds } from '../setup/twin-secrets.js';
import { SECRET_WORDS, TwinWorld } from '../setup/twin-world.js';

/**
 * Confidential means: does not exist for others. The same world is lived twice, once with secret projects of every kind and once without
 * them; then everybody who reads none of the secrets asks every read operation of the OpenAPI document in both, and the answers are equal.
 */
let past: TwinWorld;
let open: TwinWorld;
let secret: TwinWorld;
let requests: ReadRequest[];
let without: string[];
let answers: TwinAnswers;

const PEOPLE = ['ducha-b', 'leader-b', 'huanbao-b', 'huanbao-head', 'chengjian', 'stand-in'];
const KEYS = ['key-supervisor', 'key-leader', 'key-officer', 'key-other', 'key-screen'];
/** Only administrators may ask these, and administrators read every project. */
const FOR_ADMINISTRATORS = ['apiKey_list', 'rosterFile_workbook'];
/** These weeks have no draft, interview or instruction that is open to others; a secret draft is asked for by its id. */
const NOT_LIVED = ['instructions_read', 'drafts_readDraft', 'drafts_propose', 'drafts_docx', 'drafts_readInterview'];

/**
 * What steps of one instant are sent together depends on how fast the jobs run, in both worlds: these tell messages, so they are asked
 * for the ids and the words of secrets and not for equality.
 */
const IN_REAL_TIME = ['inbox_stream', 'deliveries_list'];
let secretNames: string[];

beforeAll(async () => {
  past = await TwinWorld.begin();
  open = await past.twin();
  secret = await past.twin();
  answers = await TwinAnswers.between(open, secret);
  // The passage of the plan is no item where there is no project of it: a hidden project hides its item.
  await open.api.database.query('DELETE FROM plan_item WHERE id = $1', [open.id('item-secret')]);
  await keepSecrets(secret);
  for (const world of [open, secret]) await world.moveTo('2022-03-08');
  await restrict(secret);
  for (const world of [open, secret]) await liveOn(world);
  // What fell due by these acts is sent before the days go on.
  for (const world of [open, secret]) await world.moveTo('2022-03-08');
  for (const world of [open, secret]) await world.moveTo('2022-03-12');
  const document = (await open.api.send('/docs/openapi.json')).body as unknown as OpenApi;
  const values = worldValues(open.ids, { ...secret.ids, ...(await secretIds(secret)) });
  secretNames = Object.keys(secret.ids).filter((name) => /^(secret|restricted)/.test(name));
  ({ requests, without } = readRequests(document, values));
}, 300_000);

afterAll(async () => {
  for (const world of [open, secret, past]) await world?.close();
});

it('asks every read operation of the API', () => {
  expect(without).toEqual([]);
  expect(new Set(requests.map(({ operation }) => operation)).size).toBeGreaterThan(80);
});

it.each([...PEOPLE, ...KEYS])(
  '%s is told the same in both worlds',
  async (caller) => {
    const differences: Record<string, unknown> = {};
    for (const request of requests) {
      const told: Answers = await answers.to(caller, request);
      const [here, there] = [comparable(told, 'here'), comparable(told, 'there')];
      const name = `${request.operation} ${request.path}`;
      if (IN_REAL_TIME.includes(request.operation) && told.there.status === 200) {
        const secrets = secretNames.filter((one) => told.there.text.includes(secret.id(one)));
        if (secrets.length > 0) differences[name] = secrets;
      } else if (here !== there) differences[name] = firstDifference(here, there);
      const words = SECRET_WORDS.filter((word) => there.includes(word) && !here.includes(word));
      if (words.length > 0) differences[name] = words;
    }
    expect(differences).toEqual({});
  },
  600_000,
);

it('somebody of them was told something by each operation', () => {
  const silent = [...new Set(requests.map(({ operation }) => operation))].filter((one) => !answers.answered.has(one));
  expect(silent.toSorted()).toEqual([...FOR_ADMINISTRATORS, ...NOT_LIVED].toSorted());
});

function firstDifference(one: string, other: string): { without: string; withSecret: string } {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const from = Math.max(0, at - 80);
  return { without: one.slice(from, at + 160), withSecret: other.slice(from, at + 160) };
}
