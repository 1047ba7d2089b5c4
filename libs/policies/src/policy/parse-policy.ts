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

type Said = Omit<Fault, 'pointer'>;

/** What no single field can tell. */
function crossFaults(definition: PolicyDefinition): Fault[] {
  const faults: Fault[] = [];
  if (definition.window.from >= definition.window.to)
    faults.push({ pointer: '/window', detail: 'from must be before to', zh: 'from 应早于 to' });
  if (definition.sendAt < definition.window.from || definition.sendAt > definition.window.to) {
    faults.push({ pointer: '/sendAt', detail: 'must lie inside the window', zh: 'sendAt 应在可发送时段之内' });
  }
  faults.push(...pauseFaults(definition.window), ...digestFaults(definition));
  faults.push(...reportFaults(definition.report).map((fault) => ({ pointer: '/report', ...fault })));
  const keys = new Set<string>();
  definition.steps.forEach((step, index) => {
    const pointer = `/steps/${index}`;
    if (keys.has(step.key)) faults.push({ pointer, detail: `the key ${step.key} stands twice`, zh: `步骤名称 ${step.key} 重复` });
    keys.add(step.key);
    faults.push(...stepFaults(step).map((fault) => ({ pointer, ...fault })));
  });
  return faults;
}

/** Before `sendAt` it would carry everything a day late. */
function digestFaults({ digest, sendAt, window }: PolicyDefinition): Fault[] {
  if (!digest) return [];
  const faults: Fault[] = [];
  if (digest.at <= sendAt || digest.at > window.to)
    faults.push({
      pointer: '/digest/at',
      detail: 'must be after sendAt and inside the window',
      zh: '汇总发送时间应晚于 sendAt，并在可发送时段之内',
    });
  if (digest.levels.some((level) => window.exemptLevels?.includes(level)))
    faults.push({
      pointer: '/digest/levels',
      detail: 'what is exempt from the window goes out at once and can not be gathered',
      zh: '不受时段限制的级别随时发送，不能汇总',
    });
  return faults;
}

/** Longer than any holiday: whoever wants silence for longer suspends the projects. */
const LONGEST_PAUSE_DAYS = 31;

function pauseFaults({ pauses = [] }: SendingWindow): Fault[] {
  return pauses.flatMap(({ from, to }, index) => {
    const pointer = `/window/pauses/${index}`;
    if (!isCivilDate(from) || !isCivilDate(to))
      return [{ pointer, detail: 'from and to must be days that exist', zh: 'from 和 to 应为实际存在的日期' }];
    if (from > to) return [{ pointer, detail: 'from must not be after to', zh: 'from 不能晚于 to' }];
    if (daysBetween(from, to) >= LONGEST_PAUSE_DAYS)
      return [
        {
          pointer,
          detail: `a pause has at most ${LONGEST_PAUSE_DAYS} days`,
          zh: `静默期最长 ${LONGEST_PAUSE_DAYS} 天`,
        },
      ];
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

function reportFaults({ cadence, day, dates, minimumGapDays }: ReportCadence): Said[] {
  const faults: Said[] = [];
  const period = SHORTEST_PERIOD[cadence] ?? Infinity;
  if (minimumGapDays >= period)
    faults.push({
      detail: `minimumGapDays must be less than the ${period} days from one report to the next`,
      zh: `minimumGapDays 应少于两次反馈之间的 ${period} 天`,
    });
  if (cadence === 'weekly' && day > 7)
    faults.push({ detail: 'day of a weekly report is 1 (Monday) to 7 (Sunday)', zh: '每周反馈的 day 为 1（周一）至 7（周日）' });
  if ((cadence === 'dates') !== (dates !== undefined))
    faults.push({
      detail: 'dates belong to the cadence dates, and to no other',
      zh: 'cadence 为 dates 时须写 dates，其他周期不写 dates',
    });
  return faults;
}

function stepFaults(step: PolicyStep): Said[] {
  const faults: Said[] = [];
  const say = (detail: string, zh: string): unknown => faults.push({ detail, zh });
  if ((step.offset === undefined) === (step.fraction === undefined))
    say('give either offset or fraction', 'offset 和 fraction 须写一个，且只写一个');
  if (step.offset !== undefined && step.unit === undefined)
    say('offset needs a unit: day or workday', '写了 offset，还须写 unit：day 或 workday');
  if (step.fraction !== undefined && step.track !== 'deadline')
    say('fraction is for the deadline track only', 'fraction 只用于 deadline');
  if (!isDatedAhead(step.track) && (step.offset ?? 0) < 0)
    say(`on the track ${step.track} a step can't come before its date`, `${step.track} 的步骤不能早于其日期`);
  if (step.repeatEvery !== undefined && (step.offset ?? -1) < 0)
    say('only a step after its date can repeat', '只有日期之后的步骤才能重复');
  if (step.level >= 4 && /^(helper|blocker|call-in)-/.test(step.track))
    say(
      `a draft (通报, 约谈) is about a project, not about the track ${step.track}`,
      `通报、约谈只针对项目，不能用于 ${step.track}`,
    );
  if (step.repeatAtMost !== undefined && step.repeatEvery === undefined)
    say('repeatAtMost needs repeatEvery', '写了 repeatAtMost，还须写 repeatEvery');
  return faults;
}
