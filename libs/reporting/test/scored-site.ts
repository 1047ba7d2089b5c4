import { ProjectsService, type ProjectTransition, type TransitionCommand } from '#projects';
import { civilDateOf, instantAt } from '#work-calendar';
import type { Site } from '../../../test/setup/given.js';
import { periodOf } from '../src/scorecards/period.js';
import type { ScoreQuestion } from '../src/scorecards/score-question.js';
import { type Scorecard, ScorecardsService } from '../src/scorecards/scorecards.service.js';

/** A site on which scores are asked for. */
export class ScoredSite {
  constructor(private readonly site: Site) {}

  async transition(
    login: string,
    projectId: string,
    name: ProjectTransition,
    said: Partial<TransitionCommand> = {},
  ): Promise<void> {
    const actor = await this.site.actor(login);
    await this.site.database.transaction((tx) =>
      this.site.get(ProjectsService).transition(tx, { projectId, transition: name, actor, expectedVersion: null, ...said }),
    );
  }

  on(day: string, time = '10:00'): void {
    this.site.clock.moveTo(instantAt(day, time));
  }

  question(period: string, asOf?: string): ScoreQuestion {
    return { period: periodOf(period), today: asOf ?? civilDateOf(this.site.clock.now()), isPast: asOf !== undefined };
  }

  async card(code: string, period: string, asOf?: string, login = 'ducha'): Promise<Scorecard> {
    const departmentId = await this.site.departmentId(code);
    return this.site.get(ScorecardsService).scorecard(await this.site.actor(login), departmentId, this.question(period, asOf));
  }

  /** A first half-year of three projects that 生态环境分局 leads; 城市建设局 helps with the one that is late. */
  async aHalfYear(): Promise<Record<'late' | 'early' | 'silent', string>> {
    const late = await this.site.project({
      dueDate: '2022-03-31',
      cooperatingDepartmentIds: [await this.site.departmentId('cjj')],
    });
    const early = await this.site.project({ text: '推动河涌整治' });
    const silent = await this.site.project({ text: '建设公园', dueDate: '2022-12-30' });
    this.on('2022-01-18');
    for (const id of [early, silent]) await this.transition('huanbao', id, 'acknowledge');
    await this.transition('chengjian', late, 'acknowledge-cooperation');
    this.on('2022-01-20');
    await this.transition('huanbao', late, 'acknowledge');
    this.on('2022-02-28');
    await this.transition('huanbao', late, 'report', { percent: 30, text: '已进场' });
    await this.transition('huanbao', early, 'report', { percent: 60, text: '已过半' });
    this.on('2022-03-01');
    await this.transition('huanbao', early, 'request-completion', { text: '已建成' });
    this.on('2022-03-02');
    await this.transition('ducha', early, 'return', { reason: '缺验收报告' });
    this.on('2022-03-10');
    await this.transition('huanbao', early, 'request-completion', { text: '验收报告附后' });
    this.on('2022-03-11');
    await this.transition('ducha', early, 'close');
    this.on('2022-03-28');
    await this.transition('huanbao', late, 'no-change');
    return { late, early, silent };
  }
}
