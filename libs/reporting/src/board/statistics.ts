/** How many projects are in which state; cancelled ones do not count. */
export interface Tally {
  total: number;
  /** 办结. */
  done: number;
  /** Open, suspended or carried over, and not behind: green, yellow, suspended and carried. */
  ongoing: number;
  /** Lamp red. */
  behind: number;
  green: number;
  yellow: number;
  suspended: number;
  /** 结转: it goes on in the plan of the next year. */
  carried: number;
}

/** How far a plan is, as reports say it. */
export interface Statistics extends Tally {
  day: string;
  /** "7个方面150项具体工作，148项有力落实、2项持续推进". */
  sentence: string;
  parts: StatisticsPart[];
}

export interface StatisticsPart extends Tally {
  part: string | null;
  sentence: string;
}

const TALLIED = [
  'total',
  'done',
  'ongoing',
  'behind',
  'green',
  'yellow',
  'suspended',
  'carried',
] as const satisfies (keyof Tally)[];

/** The statistics of a day from the counts of its parts. Pure. */
export function statisticsOf(day: string, parts: readonly Omit<StatisticsPart, 'sentence'>[]): Statistics {
  const all: Tally = { total: 0, done: 0, ongoing: 0, behind: 0, green: 0, yellow: 0, suspended: 0, carried: 0 };
  for (const part of parts) for (const key of TALLIED) all[key] += part[key];
  return {
    day,
    ...all,
    sentence: `${parts.length}个方面${sentenceOf(all)}`,
    parts: parts.map((part) => ({ ...part, sentence: `${part.part ?? '其他'}：${sentenceOf(part)}` })),
  };
}

type Counts = Pick<Tally, 'total' | 'done' | 'ongoing' | 'behind'>;

/** Groups of nobody are left out. */
export function sentenceOf({ total, done, ongoing, behind }: Counts): string {
  const groups = [
    done > 0 ? `${done}项有力落实` : '',
    ongoing > 0 ? `${ongoing}项持续推进` : '',
    behind > 0 ? `${behind}项进度滞后` : '',
  ].filter((group) => group !== '');
  return `${total}项具体工作${groups.length > 0 ? `，${groups.join('、')}` : ''}`;
}
