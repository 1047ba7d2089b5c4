import { Random } from './random.js';
import { type Schema, Values } from './values.js';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: Schema;
}

interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
}

export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** One request as it is sent. */
export interface FuzzRequest {
  operation: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | FormData;
}

const METHODS = new Set(['get', 'put', 'post', 'patch', 'delete']);
/** Of an inbox stream there is no end; a logout or a new password ends the caller. */
const LEFT_OUT = /^(get .*\/stream|post \/v1\/logout|post \/v1\/me\/password.*|put \/v1\/me\/password)$/;
const VERSIONS = ['"1"', '"1"', '"1"', '"2"', '"3"', 'W/"1"', '"99999999999999999999"', '1', '*', ''];
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const KEPT_IDS = 60;

/** Makes requests to all operations of the API from its own description. Ids come from its answers. */
export class FuzzRequests {
  private readonly operations: [name: string, path: string, method: string, operation: Operation][];
  private readonly ids = new Map<string, string[]>();
  private readonly values: Values;

  constructor(
    document: Document,
    private readonly random: Random,
  ) {
    this.values = new Values(random, document.components.schemas, (name) => this.idOf(name));
    this.operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method]) => METHODS.has(method) && !LEFT_OUT.test(`${method} ${path}`))
        .map(([method, operation]) => [`${method} ${path}`, path, method, operation] as [string, string, string, Operation]),
    );
  }

  get count(): number {
    return this.operations.length;
  }

  /** The operations in turn, so that each is asked as often as the others. */
  next(number: number): FuzzRequest {
    const [name, path, method, operation] = this.operations[number % this.operations.length] as (typeof this.operations)[number];
    this.values.isOrderly = this.random.oneIn(2);
    const parameters = operation.parameters ?? [];
    const headers = this.headers(parameters);
    const body = this.body(operation, headers);
    return {
      operation: name,
      method: method.toUpperCase(),
      path: this.address(path, parameters),
      headers,
      ...(body === undefined ? {} : { body }),
    };
  }

  /** Remembers the ids of an answer for the requests to come. */
  learn(operation: string, answer: string): void {
    const subject = subjectOf(operation.split(' ')[1] ?? '');
    const known = this.ids.get(subject) ?? [];
    for (const id of answer.slice(0, 20_000).match(UUID)?.slice(0, 10) ?? []) {
      if (known.includes(id)) continue;
      if (known.length < KEPT_IDS) known.push(id);
      else known[this.random.below(KEPT_IDS)] = id;
    }
    this.ids.set(subject, known);
  }

  private address(path: string, parameters: readonly Parameter[]): string {
    const subject = subjectOf(path);
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      if (!this.values.isOrderly && this.random.oneIn(6))
        return encodeURIComponent(storable(this.values.text({ type: 'string' }, name))) || 'x';
      if (/^(id|\w+Id|source)$/.test(name)) return this.idOf(name === 'id' ? subject : name);
      const schema = parameters.find((one) => one.name === name)?.schema;
      return encodeURIComponent(storable(this.values.text(schema ?? { type: 'string' }, name))) || 'x';
    });
    const query = new URLSearchParams();
    for (const { name, schema, required } of parameters.filter((one) => one.in === 'query'))
      if (required === true || this.random.oneIn(3)) query.append(name, storable(this.values.text(schema ?? {}, name)));
    if (this.random.oneIn(40)) query.append('unknown', '1');
    return query.size > 0 ? `${filled}?${query.toString()}` : filled;
  }

  private headers(parameters: readonly Parameter[]): Record<string, string> {
    const headers: Record<string, string> = {};
    if (parameters.some(({ name }) => name === 'If-Match')) headers['If-Match'] = this.random.pick(VERSIONS);
    if (this.random.oneIn(30)) headers['Idempotency-Key'] = `key-${this.random.below(50)}`;
    if (this.random.oneIn(10)) headers['Accept-Language'] = this.random.pick(['zh-CN', 'en', 'xx;q=0.1,*', ';;;']);
    return headers;
  }

  private body({ requestBody }: Operation, headers: Record<string, string>): string | FormData | undefined {
    const content = requestBody?.content;
    if (!content) return undefined;
    const types = Object.keys(content);
    const type = this.random.pick(types);
    const schema = content[type]?.schema ?? {};
    if (type === 'multipart/form-data') return this.form(schema);
    headers['Content-Type'] = !this.values.isOrderly && this.random.oneIn(30) ? 'text/plain' : 'application/json';
    if (this.random.oneIn(60))
      return this.random.pick(['', '{', 'null', '[]', '"text"', '1e999', '{"a":1,"a":2}', `${'['.repeat(5000)}`]);
    return JSON.stringify(this.values.of(schema)) ?? '';
  }

  private form(schema: Schema): FormData {
    const form = new FormData();
    const fields = this.values.of({ ...schema, type: 'object' });
    for (const [name, value] of Object.entries((typeof fields === 'object' && fields) || {})) {
      if (name === 'file') continue;
      form.append(name, typeof value === 'string' ? storable(value) : JSON.stringify(value));
    }
    const contents = [
      '一、生态\n启动碧道建设。\n',
      '',
      '\0\0',
      'PK\u0003\u0004',
      '%PDF-1.4',
      '任务,牵头单位\n碧道,生态环境局\n',
      '<html>',
    ];
    form.append(
      this.random.oneIn(20) ? 'other' : 'file',
      new Blob([this.random.pick(contents)]),
      this.random.pick(['报告.txt', 'a.csv', '']),
    );
    return form;
  }

  private idOf(name: string): string {
    const known = this.ids.get(name) ?? this.ids.get(`${name.replace(/Id$/, '')}s`) ?? [];
    const any = known.length > 0 && (this.values.isOrderly || !this.random.oneIn(5)) ? known : [...this.ids.values()].flat();
    return any.length > 0 && (this.values.isOrderly || !this.random.oneIn(10))
      ? this.random.pick(any)
      : '0190f3a2-5f6b-7cde-8a01-23456789abcd';
  }
}

/** `projects` of `/v1/projects/{id}/reports`. */
function subjectOf(path: string): string {
  return path.split('/')[2] ?? '';
}

/** No lone surrogate, which no address can carry. */
function storable(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '');
}
