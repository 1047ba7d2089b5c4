import { DomainError, type Tx } from '#platform';
import type { ProjectsService, TransitionStatement } from '#projects';
import type { ProjectState } from '#policies';
import { civilDateOf } from '#work-calendar';
import type { InboundReport } from '../mapping/report.js';
import { actingFor, type InboundSource } from '../sources/source.js';
import { findProject, type FoundProject } from './find-project.queries.js';

/** What a report did to its project. */
export interface AppliedReport {
  projectId: string;
  title: string;
  kind: InboundReport['kind'];
  text: string;
  before: { state: ProjectState; percent: number };
  after: { state: ProjectState; percent: number };
}

/**
 * Makes the moves that the reports ask for, in their order, as the source for the department that leads. One that can't be made
 * throws, and the caller's transaction undoes all.
 * @throws DomainError `project.not-found`, `project.ambiguous`, `report.date-future`, and what `transitionProject` refuses; `report` in
 *   its facts says which one, from 1
 */
export async function applyReports(
  tx: Tx,
  projects: ProjectsService,
  source: InboundSource,
  reports: readonly InboundReport[],
): Promise<AppliedReport[]> {
  const applied: AppliedReport[] = [];
  for (const [at, report] of reports.entries()) {
    try {
      applied.push(await apply(tx, projects, source, report));
    } catch (error) {
      throw error instanceof DomainError ? ofReport(error, at + 1, reports.length) : error;
    }
  }
  return applied;
}

async function apply(tx: Tx, projects: ProjectsService, source: InboundSource, report: InboundReport): Promise<AppliedReport> {
  const { id, title, state, percent, leadDepartmentId } = await findProject(tx, source, report.project);
  const text = textOf(report, civilDateOf(projects.clock.now()));
  const said: TransitionStatement =
    report.kind === 'completion'
      ? { text }
      : {
          text,
          percent: report.percent ?? percent,
          ...(report.problems ? { problems: report.problems, reason: report.problems } : {}),
        };
  const moved = await projects.transition(tx, {
    projectId: id,
    transition: report.kind === 'completion' ? 'request-completion' : 'report',
    actor: actingFor(source, leadDepartmentId),
    expectedVersion: null,
    ...said,
  });
  const standing = ({ state, percent }: Pick<FoundProject, 'state' | 'percent'>): AppliedReport['before'] => ({ state, percent });
  return { projectId: id, title, kind: report.kind, text, before: standing({ state, percent }), after: standing(moved) };
}

/** The text with the day that it is about, where that is not today. */
function textOf({ text, date }: InboundReport, today: string): string {
  if (date === undefined || date === today) return text;
  if (date > today) {
    throw new DomainError('report.date-future', `The date ${date} is not yet (today is ${today}).`, { date, today });
  }
  return `${text}（截至${date}）`;
}

function ofReport(error: DomainError, number: number, of: number): DomainError {
  const where = of > 1 ? `Report ${number} of ${of}: ` : '';
  return new DomainError(error.code, `${where}${error.message}`, { ...error.facts, report: number }, { cause: error });
}
