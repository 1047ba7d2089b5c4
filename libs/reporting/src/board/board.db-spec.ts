import { OfficeCalendar } from '#identity';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProjectsService, ProjectReader, type TransitionCommand, type ProjectTransition } from '#projects';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { lampOf } from '#policies';

import type { Scope } from './projects-with-lamp.js';
import { BoardService } from './board.service.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

async function scope(day: string, isPast = true, login = 'ducha'): Promise<Scope> {
  return { actor: await site.actor(login), day, isPast };
}

async function transition(projectId: string, name: ProjectTransition, said: Partial<TransitionCommand> = {}): Promise<void> {
  const command = { projectId, transition: name, actor: await site.actor('ducha'), expectedVersion: null, ...said };
  await site.database.transaction((tx) => site.get(ProjectsService).transition(tx, command));
}

/** Three departments' worth of a spring: one is finished in March, one slips in June, one is far off. */
async function aSpring(): Promise<void> {
  const cjj = await site.departmentId('cjj');
  const finished = await site.project({ text: '启动碧道建设', dueDate: '2022-04-29', series: ['十项民生实事'] });
  await site.project({ text: '推动河涌整治', dueDate: '2022-06-17', series: ['十项民生实事', '绿美'] });
  await site.project({ text: '打通断头路10条以上', dueDate: '2022-12-30', leadDepartmentId: cjj });
  site.clock.moveTo(instantAt('2022-03-10', '10:00'));
  await transition(finished, 'acknowledge');
  await transition(finished, 'request-completion', { text: '已建成' });
  await transition(finished, 'close');
}

describe('the board', () => {
  beforeEach(aSpring);

  it('counts lamps in all, by department and by series', async () => {
    const board = await site.get(BoardService).board(await scope('2022-06-20'));
    expect(board.lamps).toEqual({ total: 3, red: 1, yellow: 0, green: 1, off: 1 });
    expect(board.byDepartment.map(({ name, red, green, off, load }) => [name, red, green, off, load])).toEqual([
      ['生态环境分局', 1, 0, 1, 1],
      ['城市建设局', 0, 1, 0, 1],
    ]);
    expect(board.bySeries.map(({ series, total, red }) => [series, total, red])).toEqual([
      ['十项民生实事', 2, 1],
      ['绿美', 1, 1],
    ]);
    expect(board.waiting).toEqual({ unsigned: 2, unreported: 0, inReview: 0, undecided: 0 });
  });

  it('lists each lamp that changed since yesterday once', async () => {
    const changedOn = async (day: string): Promise<[string[], string[]]> => {
      const { changedLamps } = await site.get(BoardService).board(await scope(day));
      return [changedLamps.yellow.map(({ title }) => title), changedLamps.red.map(({ title }) => title)];
    };
    expect(await changedOn('2022-06-13')).toEqual([[], []]);
    expect(await changedOn('2022-06-14')).toEqual([['河涌整治'], []]);
    expect(await changedOn('2022-06-20')).toEqual([[], ['河涌整治']]);
    expect(await changedOn('2022-06-21')).toEqual([[], []]);
  });

  it('answers for a past day what was known then', async () => {
    const before = await site.get(BoardService).board(await scope('2022-03-09'));
    expect(before.lamps).toMatchObject({ total: 3, off: 0, green: 3 });
    const after = await site.get(BoardService).board(await scope('2022-03-10'));
    expect(after.lamps).toMatchObject({ off: 1, green: 2 });
  });

  it('counts what falls due within 7, 15 and 30 days', async () => {
    const { dueWithin } = await site.get(BoardService).board(await scope('2022-06-05'));
    expect(dueWithin).toEqual({ 7: 0, 15: 1, 30: 1 });
  });

  it('shows officers their own, and agrees with the list and the lamp of each project', async () => {
    for (const login of ['ducha', 'chengjian']) {
      const { actor } = await scope('2022-06-20', false, login);
      const board = await site.get(BoardService).board(await scope('2022-06-20', false, login));
      const { items } = await site.get(ProjectReader).list(actor, {}, { limit: 50 });
      expect(board.lamps.total).toBe(items.length);
      expect(board.lamps.red).toBe(items.filter((one) => lampOf(one, '2022-06-20', site.get(OfficeCalendar)) === 'red').length);
    }
  });
});

it('says how far the plan is in the sentence that reports use', async () => {
  await aSpring();
  const today = await site.get(BoardService).statistics(await scope('2022-06-20'));
  expect(today.sentence).toBe('1个方面3项具体工作，1项有力落实、1项持续推进、1项进度滞后');
  const earlier = await site.get(BoardService).statistics(await scope('2022-03-09'));
  expect(earlier.sentence).toBe('1个方面3项具体工作，3项持续推进');
});
