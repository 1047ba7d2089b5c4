import type { Random } from './random.js';

/** The part of a schema that values are made from. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: unknown[];
  example?: unknown;
  nullable?: boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  additionalProperties?: boolean | Schema;
}

/** What programs send by mistake, and others on purpose. */
const ODD: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1.5,
  1e20,
  2 ** 31,
  2 ** 53,
  true,
  [],
  {},
  [[]],
  [null],
  'null',
  'undefined',
  '99999999999999999999',
  '碧道'.repeat(3000),
  '\u0000',
  'a\ud800',
  '𠮷\u202e\u200b',
  "'; DROP TABLE project; --",
  '%00',
  '../../etc/passwd',
  '${7*7}{{7*7}}',
  '2022-02-30',
  '9999-12-31',
  '0000-00-00',
  '+275760-09-13',
  { __proto__: { admin: true } },
  { constructor: 1 },
  Array.from({ length: 300 }, () => 1),
];

/** Values after schemas: mostly as they should be, now and then odd. */
export class Values {
  /** Half of the requests are as they should be: they get further than the checks. */
  isOrderly = false;

  constructor(
    private readonly random: Random,
    private readonly schemas: Record<string, Schema>,
    /** An id that the API gave out, of this subject where there is one. */
    private readonly idOf: (name: string) => string,
  ) {}

  /** One value for a field of this name. */
  of(schema: Schema, name = '', depth = 0): unknown {
    if (!this.isOrderly && this.random.oneIn(12)) return this.random.pick(ODD);
    if (schema.nullable && this.random.oneIn(10)) return null;
    const known = this.resolved(schema);
    if (known.enum) return this.random.pick(known.enum);
    if (known.example !== undefined && this.random.oneIn(2) && known.format !== 'uuid') return known.example;
    return this.ofType(known, name, depth);
  }

  /** For a path or a query. */
  text(schema: Schema, name: string): string {
    const value = this.of(schema, name);
    return typeof value === 'string' ? value : Array.isArray(value) ? value.join(',') : JSON.stringify(value);
  }

  private resolved(schema: Schema): Schema {
    const one =
      schema.allOf?.[0] ?? (schema.oneOf && this.random.pick(schema.oneOf)) ?? (schema.anyOf && this.random.pick(schema.anyOf));
    if (one) return this.resolved(one);
    return schema.$ref ? this.resolved(this.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema;
  }

  private ofType(schema: Schema, name: string, depth: number): unknown {
    if (schema.type === 'object' || schema.properties) return this.object(schema, depth);
    if (schema.type === 'array') return this.array(schema, name, depth);
    if (schema.type === 'boolean') return this.random.oneIn(2);
    if (schema.type === 'integer' || schema.type === 'number') return this.number(schema);
    return this.string(schema, name);
  }

  private object({ properties = {}, required = [], additionalProperties }: Schema, depth: number): unknown {
    if (depth > 6) return {};
    const names = Object.keys(properties).filter((name) =>
      required.includes(name) ? this.isOrderly || !this.random.oneIn(40) : this.random.oneIn(2),
    );
    const entries = names.map((name) => [name, this.of(properties[name] ?? {}, name, depth + 1)]);
    if ((!this.isOrderly && this.random.oneIn(30)) || (additionalProperties && this.random.oneIn(3)))
      entries.push(['another', this.random.pick(ODD)]);
    return Object.fromEntries(entries) as unknown;
  }

  private array({ items = {}, maxItems = 5 }: Schema, name: string, depth: number): unknown[] {
    const most = !this.isOrderly && this.random.oneIn(50) ? maxItems + 1 : Math.min(3, maxItems);
    return Array.from({ length: this.random.below(most + 1) }, () => this.of(items, name.replace(/s$/, ''), depth + 1));
  }

  private number({ minimum = 0, maximum = 1000, type }: Schema): number {
    if (!this.isOrderly && this.random.oneIn(8)) return this.random.pick([minimum, maximum, minimum - 1, maximum + 1]);
    const whole = minimum + this.random.below(Math.max(1, Math.min(maximum - minimum, 1000)));
    return type === 'number' && this.random.oneIn(2) ? whole + 0.5 : whole;
  }

  private string({ format, minLength = 0, maxLength = 40 }: Schema, name: string): string {
    if (format === 'uuid') return this.idOf(name);
    if (format === 'date')
      return `2022-${String(1 + this.random.below(12)).padStart(2, '0')}-${String(1 + this.random.below(28)).padStart(2, '0')}`;
    if (format === 'date-time') return '2022-03-01T01:00:00Z';
    if (format === 'email') return `p${this.random.below(50)}@example.invalid`;
    const length =
      !this.isOrderly && this.random.oneIn(20)
        ? maxLength + 1
        : minLength + this.random.below(Math.max(1, Math.min(20, maxLength - minLength + 1)));
    return Array.from({ length }, () => this.random.pick([...'督办碧道建设项目完成情况abcXYZ012 -_'])).join('');
  }
}
