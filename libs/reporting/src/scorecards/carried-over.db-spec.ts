import { afterEach, beforeEach, expect, it } from 'vitest';
import { ProjectsService } from '#projects';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { ScoredSite } from '../../test/scored-site.js';
import { BoardService } from '../board/board.service.js';

let site: Site;
let scored: ScoredSite;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest(), undefined, { keepsNotices: true });
  scored = new ScoredSite(site);
});

afterEach(() => site.close());

it('a task that is carried over is late until that day, counts as an extension, and stands in the statistics as carried over, not as done', async () => {
  const late = await site.project({ dueDate: '2022-11-30' });
  const inTime = await site.project({ text: '建设公园', dueDate: '2022-12-31' });
  for (const id of [late, inTime]) await scored.transition('huanbao', id, 'acknowledge');
  scored.on('2022-12-14');
  const supervisor = await site.actor('ducha');
  await site.get(ProjectsService).carryOver(supervisor, { projectIds: [late, inTime] });
  scored.on('2022-12-30');

  const { lines } = await scored.card('sthj', '2022-Q4');
  const of = (kind: string): unknown[] =>
    lines.filter(({ id }) => id.startsWith(`${kind}.`)).map(({ project, date, doneOn }) => ({ id: project?.id, date, doneOn }));
  expect(of('completion')).toEqual([{ id: late, date: '2022-11-30', doneOn: '2022-12-14' }]);
  expect(of('extension')).toHaveLength(2);

  const statistics = await site.get(BoardService).statistics({ actor: supervisor, day: '2022-12-30', isPast: false });
  expect(statistics).toMatchObject({ total: 4, done: 0, ongoing: 4, behind: 0, carried: 2 });
});
