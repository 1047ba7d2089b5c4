import { DomainError } from '#platform';
import type { PlannedMilestone } from './milestone-progress.js';

/** Ready lists of steps by the kind of work: the stages of a construction project, by which 开工率 and 投产率 are counted. */
export const MILESTONE_TEMPLATES = { construction: ['签约', '落地', '开工', '竣工', '投产'] } as const;
export type MilestoneTemplate = keyof typeof MILESTONE_TEMPLATES;

/**
 * The steps of a template on the given dates, in its order; a null leaves a step out.
 * @throws DomainError `milestone.invalid`
 */
export function fromTemplate(template: MilestoneTemplate, dates: readonly (string | null)[]): PlannedMilestone[] {
  const titles = MILESTONE_TEMPLATES[template];
  if (dates.length !== titles.length) {
    throw new DomainError(
      'milestone.invalid',
      `The template ${template} has ${titles.length} steps (${titles.join('、')}). Give a date or null for each.`,
    );
  }
  return titles.flatMap((title, index) => {
    const dueDate = dates[index] ?? null;
    return dueDate === null ? [] : [{ title, dueDate }];
  });
}
