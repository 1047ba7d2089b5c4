import { expect } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { eventually } from './eventually.js';
import type { ReadRequest } from './read-operations.js';
import type { TwinWorld } from './twin-world.js';

/** What one caller was told by one request in both worlds. */
export interface Answers {
  request: ReadRequest;
  /** In the world without secrets. */
  here: Answer;
  /** In the world with them. */
  there: Answer;
  /** What an id of the world with secrets is called in the other. */
  names: (id: string) => string;
}

interface Answer {
  status: number;
  headers: string[];
  text: string;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const HEADERS = ['etag', 'location', 'link', 'content-type', 'content-disposition'];
/** Messages and deliveries of one instant are requested by several jobs at once, so their order is by chance. */
const IN_ANY_ORDER = ['deliveries_list', 'endpoints_deliveries', 'inbox_list', 'projectContext_messages'];
/** Which steps of one instant a message of the morning gathers is by chance too. */
const MORNING = '【每日汇总】';

/** Asks two worlds the same. */
export class TwinAnswers {
  /** Operations that told somebody something. */
  readonly answered = new Set<string>();

  private constructor(
    private readonly here: TwinWorld,
    private readonly there: TwinWorld,
    /** Ids that both worlds have from their common past. */
    private readonly common: ReadonlySet<string>,
  ) {}

  /** To be called when the worlds have just parted. */
  static async between(here: TwinWorld, there: TwinWorld): Promise<TwinAnswers> {
    const common = new Set<string>();
    const { database } = here.api;
    const tables = await database.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'duban' AND column_name = 'id' AND data_type = 'uuid'`,
    );
    for (const { name } of tables)
      for (const { id } of await database.query<{ id: string }>(`SELECT id FROM ${name}`)) common.add(id);
    return new TwinAnswers(here, there, common);
  }

  /** A row that both worlds made after they parted has an id of its own in each: each is asked for its own. */
  async to(caller: string, request: ReadRequest): Promise<Answers> {
    const twins = new Map(Object.entries(this.here.ids).map(([name, id]) => [id, this.there.id(name)]));
    const back = new Map([...twins].map(([here, there]) => [there, here]));
    const translated = (text: string): string => text.replace(UUID, (id) => twins.get(id) ?? id);
    const [here, there] = await Promise.all([
      ask(this.here, caller, request, (text) => text),
      ask(this.there, caller, request, translated),
    ]);
    if (here.status < 300) this.answered.add(request.operation);
    const asked = `${request.path} ${JSON.stringify(request.body)}`;
    const isNamed = (id: string): boolean => this.common.has(id) || asked.includes(id);
    return { request, here, there, names: (id) => (isNamed(back.get(id) ?? id) ? (back.get(id) ?? id) : '') };
  }
}

async function ask(
  world: TwinWorld,
  caller: string,
  { method, ...request }: ReadRequest,
  translated: (text: string) => string,
): Promise<Answer> {
  const token = caller.startsWith('key-') ? world.id(caller) : await world.api.token(caller);
  const headers: Record<string, string> = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const isStream = request.path.startsWith('/v1/inbox/stream');
  if (isStream) headers['Last-Event-ID'] = '00000000-0000-0000-0000-000000000000';
  const response = await fetch(world.api.url + translated(request.path), {
    method,
    headers,
    ...(request.body === undefined ? {} : { body: translated(JSON.stringify(request.body)) }),
    ...(isStream ? { signal: AbortSignal.timeout(400) } : {}),
  });
  const told = HEADERS.map((name) => `${name}: ${response.headers.get(name)}`);
  const text = await textOf(response);
  const result = response.status === 202 ? await resultOf(world, token, response.headers.get('location') ?? '') : '';
  return { status: response.status, headers: told, text: text + result };
}

/** What a background job found out. */
async function resultOf(world: TwinWorld, token: string, location: string): Promise<string> {
  return eventually(
    async () => {
      const { body } = await world.api.send(location, { token });
      expect(['done', 'failed']).toContain(body['state']);
      return JSON.stringify([body['state'], body['message'], body['result']]);
    },
    { withinMs: 60_000 },
  );
}

/** A stream is read until we leave it; an office document is unpacked. */
async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of response.body as ReadableStream<Uint8Array>) chunks.push(chunk);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  const bytes = Buffer.concat(chunks);
  return bytes.subarray(0, 2).toString() === 'PK' ? unpacked(bytes) : bytes.toString();
}

/** Without the parts that say when it was written. */
async function unpacked(bytes: Buffer): Promise<string> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const parts: string[] = [];
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName === 'docProps/core.xml') continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    parts.push(`${entry.fileName}: ${Buffer.concat(chunks).toString()}`);
  }
  return parts.sort().join('\n');
}

/**
 * An answer for the comparison. What must differ between two runs is made equal: ids made after the worlds parted are numbered in the order
 * in which they are told (they are random, also inside a cursor); instants of real time at which messages were sent, and how long that
 * took (the worlds play in 2022); the order of what is done by several jobs at once.
 */
export function comparable({ request, names, ...worlds }: Answers, which: 'here' | 'there'): string {
  const { status, headers, text } = worlds[which];
  const numbers = new Map<string, string>();
  const number = (id: string): string => {
    const known = names(id);
    if (known !== '') return known;
    if (!numbers.has(id)) numbers.set(id, `id ${numbers.size + 1}`);
    return numbers.get(id) ?? id;
  };
  const timeless = (part: string): string =>
    part
      .replace(
        /"nextCursor":"([\w-]+)"/g,
        (_whole, cursor: string) => `"nextCursor":${Buffer.from(cursor, 'base64url').toString()}`,
      )
      .replace(/20(2[3-9]|[3-9]\d)-\d\d-\d\dT[\d:.]+Z/g, 'real time')
      .replace(/"durationMs":\d+/g, '"durationMs":0')
      .replace(/"webhook-timestamp":"\d+"/g, '"webhook-timestamp":"real time"')
      .replace(/"requestId":"[^"]*"/g, '');
  const isUnordered = IN_ANY_ORDER.includes(request.operation) && status === 200;
  const told = isUnordered
    ? unordered(timeless(text), names, request.path.includes('limit='))
    : timeless(text).replace(UUID, number);
  return [status, ...headers.map((header) => header.replace(UUID, number)), told].join('\n');
}

/** The rows of a list in the order of what they say; of one page by chance, how many there are. */
function unordered(text: string, names: Answers['names'], isPage: boolean): string {
  const { items } = JSON.parse(text.replace(/"nextCursor":\[.*\]/, '"nextCursor":"another page"')) as { items: unknown[] };
  const rows = items
    .filter((row) => !JSON.stringify(row).includes(MORNING))
    .map((row) => JSON.stringify(row).replace(UUID, (id) => names(id) || 'an id'));
  return isPage ? `${items.length} rows` : rows.sort().join('\n');
}
