/** A model as data: what each cue means, and what it weighs. */
export interface ModelData {
  purpose: string;
  bias: number;
  cues: Readonly<
    Record<string, { purpose: string; weight: number } | { purpose: string; weights: Readonly<Record<string, number>> }>
  >;
}

/** One cue that was observed, with its value where it has one, and its weight. */
export interface WeighedCue {
  cue: string;
  value: string | null;
  weight: number;
}

/** A cue that holds or doesn't. */
export interface Flag {
  readonly name: string;
  readonly id: number;
}

/** A cue with one of a few numbered values. */
export interface Scale {
  readonly name: string;
  readonly id: number;
  readonly values: readonly string[];
}

/** A cue whose value is a word of the text. */
export interface Words {
  readonly name: string;
  readonly weights: Map<number | string, number>;
}

/**
 * The cues that speak for or against one kind of decision, and their fitted weights in hundredths, so that sums are exact. A
 * decision begins with `begin`, tells each cue that holds, and asks for the `sum`: from 0 on it is "yes". While `observed` is a
 * list, the names of the cues are kept in it as well: for the fit, and to explain a decision.
 */
export class CueSet {
  sum = 0;
  observed: string[] | null = null;
  private bias = 0;
  private weights = new Int32Array(8192);
  private size = 0;
  private readonly purposes = new Map<string, string>();
  private readonly scales: (Flag | Scale)[] = [];
  private readonly vocabularies: Words[] = [];

  constructor(private readonly purpose: string) {}

  flag(name: string, purpose: string): Flag {
    const flag = { name, id: this.size };
    this.register(name, purpose, 1);
    this.scales.push(flag);
    return flag;
  }

  scale(name: string, purpose: string, values: readonly string[]): Scale {
    const scale = { name, id: this.size, values };
    this.register(name, purpose, values.length);
    this.scales.push(scale);
    return scale;
  }

  words(name: string, purpose: string): Words {
    const words = { name, weights: new Map<number | string, number>() };
    this.register(name, purpose, 0);
    this.vocabularies.push(words);
    return words;
  }

  begin(): void {
    this.sum = this.bias;
  }

  hold({ id, name }: Flag): void {
    this.sum += this.weights[id] as number;
    if (this.observed !== null) this.observed.push(name);
  }

  measure({ id, name, values }: Scale, value: number): void {
    this.sum += this.weights[id + value] as number;
    if (this.observed !== null) this.observed.push(`${name}=${values[value]}`);
  }

  /** A word of one or two characters. */
  pair({ name, weights }: Words, first: number, second: number): void {
    this.sum += weights.get(first * 0x10000 + second) ?? 0;
    if (this.observed !== null) this.observed.push(`${name}=${textOfPair(first, second)}`);
  }

  word({ name, weights }: Words, word: string): void {
    this.sum += weights.get(word) ?? 0;
    if (this.observed !== null) this.observed.push(`${name}=${word}`);
  }

  /** Takes the weights of a model; a cue that it doesn't name weighs nothing. */
  load({ bias, cues }: ModelData): void {
    this.bias = hundredths(bias);
    this.weights.fill(0);
    for (const scale of this.scales) {
      const data = cues[scale.name];
      if (!data) continue;
      if ('weight' in data) this.weights[scale.id] = hundredths(data.weight);
      else if ('values' in scale)
        scale.values.forEach((value, at) => (this.weights[scale.id + at] = hundredths(data.weights[value] ?? 0)));
    }
    for (const { name, weights } of this.vocabularies) {
      const data = cues[name];
      weights.clear();
      if (!data || !('weights' in data)) continue;
      for (const [word, weight] of Object.entries(data.weights)) {
        weights.set(word, hundredths(weight));
        if (word.length <= 2) weights.set(keyOfPair(word), hundredths(weight));
      }
    }
  }

  /** A model with the given weights by the names of `observed`; 0 where none is given is left out. */
  model(bias: number, weightOf: ReadonlyMap<string, number>): ModelData {
    const cues: Record<string, { purpose: string; weight: number } | { purpose: string; weights: Record<string, number> }> = {};
    for (const [name, weight] of weightOf) {
      const rounded = Math.round(weight * 100) / 100;
      if (rounded === 0) continue;
      const [cue = '', value] = split(name);
      const purpose = this.purposes.get(cue) ?? '';
      if (value === undefined) cues[cue] = { purpose, weight: rounded };
      else {
        const entry = (cues[cue] ??= { purpose, weights: {} });
        if ('weights' in entry) entry.weights[value] = rounded;
      }
    }
    return { purpose: this.purpose, bias: Math.round(bias * 100) / 100, cues };
  }

  /** What the cues that were observed weigh, the heaviest first. */
  weigh(observed: readonly string[], { cues }: ModelData): WeighedCue[] {
    return observed
      .map((name): WeighedCue => {
        const [cue = '', value] = split(name);
        const data = cues[cue];
        const weight = !data ? 0 : 'weight' in data ? data.weight : (data.weights[value ?? ''] ?? 0);
        return { cue, value: value ?? null, weight };
      })
      .filter(({ weight }) => weight !== 0)
      .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  }

  private register(name: string, purpose: string, size: number): void {
    if (this.purposes.has(name)) throw new Error(`Two cues are called ${name}.`);
    this.purposes.set(name, purpose);
    this.size += size;
  }
}

function hundredths(weight: number): number {
  return Math.round(weight * 100);
}

function split(name: string): [string, string?] {
  const at = name.indexOf('=');
  return at < 0 ? [name] : [name.slice(0, at), name.slice(at + 1)];
}

function keyOfPair(word: string): number {
  return word.length === 1 ? word.charCodeAt(0) : word.charCodeAt(0) * 0x10000 + word.charCodeAt(1);
}

function textOfPair(first: number, second: number): string {
  return first === 0 ? String.fromCharCode(second) : String.fromCharCode(first, second);
}
