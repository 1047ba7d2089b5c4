import type { PolicyStep, Track } from '#policies';

/** What a policy is told with in one language. */
export interface PolicyDictionary {
  /** What fields are called where people read of them. */
  fields: Readonly<Record<string, string>>;
  /** Values that are words; others are told as they stand. */
  values: Readonly<Record<string, string>>;
  /** Where the days of a step are counted from. */
  anchors: Readonly<Record<Track, string>>;
  /** By number. */
  levels: readonly string[];
  none: string;
  yes: string;
  no: string;
  /** Between the values of a list. */
  comma: string;
  /** Between the parts of a step. */
  between: string;
  /** What the moment of a step is called. */
  timing: string;
  stepLabel: (key: string) => string;
  path: (labels: readonly string[]) => string;
  change: (path: string, before: string, after: string) => string;
  added: (key: string, step: string) => string;
  removed: (key: string, step: string) => string;
  period: (from: string, to: string) => string;
  fraction: (percent: number) => string;
  onDay: (anchor: string) => string;
  offset: (anchor: string, days: number, unit: NonNullable<PolicyStep['unit']>) => string;
  repeats: (workdays: number) => string;
}
