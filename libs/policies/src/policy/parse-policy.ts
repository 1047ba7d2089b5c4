import { checkDocument, type Fault } from '#platform';
import { daysBetween, isCivilDate } from '#work-calendar';
import { isDatedAhead, PolicyDefinition, type PolicyStep, type ReportCadence, type SendingWindow } from './policy.js';

/**
 * Reads a policy from JSON and checks it whole.
 * @throws DomainError `policy.invalid`, with every fault and its place as a JSON pointer in `errors`
 */
export function parsePolicy(json: unknown): PolicyDefinition {
  return checkDocument(json, { shape: PolicyDefinition, name: 'policy', invalid: 'policy.invalid' }, crossFaults);
}

/** What no single field can tell. */
function crossFaults(definition: PolicyDefinition): Fault[] {
  const faults: Fault[] = [];
  if (definition.window.from >= definition.window.to) faults.push({ pointer: '/window', detail: 'from must be before to' });
  if (definition.sendAt < definition.window.from || definition.sendAt > definition.window.to) {
    faults.push({ pointer: '/sendAt', detail: 'must lie inside the window' });
  }
  faults.push(...pauseFaults(definition.window), ...digestFaults(definition));
  faults.push(...reportFaults(definition.report).map((detail) => ({ pointer: '/report', detail })));
  const keys = new Set<string>();
  definition.steps.forEach((step, index) => {
    const pointer = `/steps/${index}`;
    if (keys.has(step.key)) faults.push({ pointer, detail: `the key ${step.key} stands twice` });
    keys.add(step.key);
    faults.push(...stepFaults(step).map((detail) => ({ pointer, detail })));
  });
  return faults;
}

/** Before `sendAt` it would carry everything a day late. */
function digestFaults({ digest, sendAt, window }: PolicyDefinition): Fault[] {
  if (!digest) return [];
  const faults: Fault[] = [];
  if (digest.at <= sendAt || digest.at > window.to)
    faults.push({ pointer: '/digest/at', detail: 'must be after sendAt and inside the window' });
  if (digest.levels.some((level) => window.exemptLevels?.includes(level)))
    faults.push({ pointer: '/digest/levels', detail: 'what is exempt from the window goes out at once and can not be gathered' });
  return faults;
}

/** Longer than any holiday: whoever wants silence for longer suspends the projects. */
const LONGEST_PAUSE_DAYS = 31;

function pauseFaults({ pauses = [] }: SendingWindow): Fault[] {
  return pauses.flatMap(({ from, to }, index) => {
    const pointer = `/window/pauses/${index}`;
    if (!isCivilDate(from) || !isCivilDate(to)) return [{ pointer, detail: 'from and to must be days that exist' }];
    if (from > to) return [{ pointer, detail: 'from must not be after to' }];
    if (daysBetween(from, to) >= LONGEST_PAUSE_DAYS)
      return [{ pointer, detail: `a pause has at most ${LONGEST_PAUSE_DAYS} days` }];
    return [];
  });
}

/** Days between two dates of a cadence at the least: a longer gap would leave some out without a word. */
const SHORTEST_PERIOD: Partial<Record<ReportCadence['cadence'], number>> = {
  weekly: 7,
  monthly: 28,
  quarterly: 90,
  'half-yearly': 181,
  yearly: 365,
};

function reportFaults({ cadence, day, dates, minimumGapDays }: ReportCadence): string[] {
  const faults: string[] = [];
  const period = SHORTEST_PERIOD[cadence] ?? Infinity;
  if (minimumGapDays >= period) faults.push(`minimumGapDays must be less than the ${period} days from one report to the next`);
  if (cadence === 'weekly' && day > 7) faults.push('day of a weekly report is 1 (Monday) to 7 (Sunday)');
  if ((cadence === 'dates') !== (dates !== undefined)) faults.push('dates belong to the cadence dates, and to no other');
  return faults;
}

function stepFaults(step: PolicyStep): string[] {
  const faults: string[] = [];
  if ((step.offset === undefined) === (step.fraction === undefined)) faults.push('give either offset or fraction');
  if (step.offset !== undefined && step.unit === undefined) faults.push('offset needs a unit: day or workday');
  if (step.fraction !== undefined && step.track !== 'deadline') faults.push('fraction is for the deadline track only');
  if (!isDatedAhead(step.track) && (step.offset ?? 0) < 0)
    faults.push(`on the track ${step.track} a step can't come before its date`);
  if (step.repeatEvery !== undefined && (step.offset ?? -1) < 0) faults.push('only a step after its date can repeat');
  if (step.level >= 4 && /^(helper|blocker|call-in)-/.test(step.track))
    faults.push(`a draft (通报, 约谈) is about a project, not about the track ${step.track}`);
  if (step.repeatAtMost !== undefined && step.repeatEvery === undefined) faults.push('repeatAtMost needs repeatEvery');
  return faults;
}
