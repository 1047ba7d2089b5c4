import type { CivilDate } from '#work-calendar';

export interface AtRiskDates {
  /** Yellow from here: at least `yellowLag` percentage points behind, or a milestone slipped. */
  atRiskFrom: CivilDate | null;
  /** Red from here: more than `redLag` percentage points behind. */
  offTrackFrom: CivilDate | null;
}

/** Of several plans the worse counts: the earliest day of each kind. */
export function worst(dates: readonly AtRiskDates[]): AtRiskDates {
  return {
    atRiskFrom: earliest(dates.map(({ atRiskFrom }) => atRiskFrom)),
    offTrackFrom: earliest(dates.map(({ offTrackFrom }) => offTrackFrom)),
  };
}

/** Null when there is none. */
export function earliest(days: readonly (CivilDate | null | undefined)[]): CivilDate | null {
  return days.filter((day) => typeof day === 'string').toSorted()[0] ?? null;
}
