import type { CivilDate } from '#work-calendar';

export interface TurningDays {
  /** Yellow from here: at least `yellowLag` percentage points behind, or a milestone slipped. */
  behindFrom: CivilDate | null;
  /** Red from here: more than `redLag` percentage points behind. */
  farBehindFrom: CivilDate | null;
}

/** Of several courses the worse counts: the earliest day of each kind. */
export function worst(turns: readonly TurningDays[]): TurningDays {
  return {
    behindFrom: earliest(turns.map(({ behindFrom }) => behindFrom)),
    farBehindFrom: earliest(turns.map(({ farBehindFrom }) => farBehindFrom)),
  };
}

/** Null when there is none. */
export function earliest(days: readonly (CivilDate | null | undefined)[]): CivilDate | null {
  return days.filter((day) => typeof day === 'string').toSorted()[0] ?? null;
}
