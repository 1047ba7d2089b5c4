/** An observed decision: the names of its cues, and whether it is "yes". */
export interface Example {
  cues: readonly string[];
  isYes: boolean;
  weight: number;
}

export interface Fitted {
  bias: number;
  weights: Map<string, number>;
}

export interface FitOptions {
  /** How strongly weights are drawn to 0 (L2). */
  penalty: number;
  /** Cues that hold fewer times are left out. */
  least: number;
}

/** Fits an L2-regularised logistic regression by L-BFGS: the same examples give the same weights. */
export function fitLogistic(examples: readonly Example[], { penalty, least }: FitOptions): Fitted {
  const names = namesOf(examples, least);
  const numbers = new Map(names.map((name, at) => [name, at + 1]));
  const rows = examples.map(({ cues }) => Int32Array.from(cues.flatMap((cue) => numbers.get(cue) ?? [])));
  const weights = minimise(new Loss(examples, rows, names.length + 1, penalty));
  return { bias: weights[0] ?? 0, weights: new Map(names.map((name, at) => [name, weights[at + 1] ?? 0])) };
}

function namesOf(examples: readonly Example[], least: number): string[] {
  const counts = new Map<string, number>();
  for (const { cues } of examples) for (const cue of cues) counts.set(cue, (counts.get(cue) ?? 0) + 1);
  return [...counts].flatMap(([name, count]) => (count >= least ? [name] : []));
}

/** The sum of the losses of all examples and of the penalty, at given weights; the first weight is the bias, which is free. */
class Loss {
  constructor(
    private readonly examples: readonly Example[],
    private readonly rows: readonly Int32Array[],
    readonly size: number,
    private readonly penalty: number,
  ) {}

  at(weights: Float64Array, gradient: Float64Array): number {
    let loss = 0;
    for (let at = 1; at < this.size; at += 1) {
      const weight = weights[at] as number;
      loss += (this.penalty * weight * weight) / 2;
      gradient[at] = this.penalty * weight;
    }
    gradient[0] = 0;
    this.rows.forEach((row, number) => {
      const { isYes, weight } = this.examples[number] as Example;
      let sum = weights[0] as number;
      for (const cue of row) sum += weights[cue] as number;
      const margin = isYes ? sum : -sum;
      loss += weight * (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin);
      const slope = ((isYes ? -1 : 1) * weight) / (1 + Math.exp(margin));
      gradient[0] = (gradient[0] as number) + slope;
      for (const cue of row) gradient[cue] = (gradient[cue] as number) + slope;
    });
    return loss;
  }
}

const MEMORY = 8;
const MOST_STEPS = 150;
const SMALL = 1e-5;

function minimise(loss: Loss): Float64Array {
  let at: Float64Array = new Float64Array(loss.size);
  let gradient: Float64Array = new Float64Array(loss.size);
  let value = loss.at(at, gradient);
  const history: { step: Float64Array; change: Float64Array; scale: number }[] = [];
  for (let round = 0; round < MOST_STEPS; round += 1) {
    const direction = directionOf(gradient, history);
    const slope = dot(direction, gradient);
    let length = round === 0 ? 1 / Math.max(1, Math.sqrt(-slope)) : 1;
    let next = moved(at, direction, length);
    const nextGradient = new Float64Array(loss.size);
    let nextValue = loss.at(next, nextGradient);
    while (nextValue > value + 1e-4 * length * slope && length > 1e-10) {
      length /= 2;
      next = moved(at, direction, length);
      nextValue = loss.at(next, nextGradient);
    }
    const step = moved(next, at, -1);
    const change = moved(nextGradient, gradient, -1);
    const scale = dot(step, change);
    if (scale > 1e-12) history.push({ step, change, scale });
    if (history.length > MEMORY) history.shift();
    const gained = value - nextValue;
    [at, gradient, value] = [next, nextGradient, nextValue];
    if (gained < SMALL * Math.max(1, Math.abs(value)) * 1e-2) break;
  }
  return at;
}

/** The two loops of L-BFGS. */
function directionOf(
  gradient: Float64Array,
  history: readonly { step: Float64Array; change: Float64Array; scale: number }[],
): Float64Array {
  const direction = gradient.map((one) => -one);
  const shares: number[] = [];
  for (let number = history.length - 1; number >= 0; number -= 1) {
    const { step, change, scale } = history[number] as (typeof history)[number];
    const share = dot(step, direction) / scale;
    shares[number] = share;
    add(direction, change, -share);
  }
  const last = history.at(-1);
  if (last) scaleBy(direction, last.scale / dot(last.change, last.change));
  history.forEach(({ step, change, scale }, number) => {
    add(direction, step, (shares[number] ?? 0) - dot(change, direction) / scale);
  });
  return direction;
}

function dot(one: Float64Array, two: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] as number) * (two[at] as number);
  return sum;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] as number) + times * (what[at] as number);
}

function scaleBy(what: Float64Array, times: number): void {
  for (let at = 0; at < what.length; at += 1) what[at] = (what[at] as number) * times;
}

function moved(from: Float64Array, direction: Float64Array, length: number): Float64Array {
  return from.map((one, at) => one + length * (direction[at] as number));
}
