import { expect, it } from 'vitest';
import { instantAt } from '#work-calendar';
import { describeOnBackends, queueBackend } from '../../../../test/setup/backends.js';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { eventually } from '../../../../test/setup/eventually.js';
import { givenSite } from '../../../../test/setup/given.js';
import { moduleForThisTest } from '../../../../test/setup/module.js';
import { SchedulesModule } from '../schedules.module.js';
import { ReportDispatchModule, SchedulesProcessorsModule } from '../schedules-processors.module.js';
import { ReportRunsService, type RunView } from './report-runs.service.js';
import { ReportSchedulesService } from './report-schedules.service.js';

describeOnBackends('a report schedule with two workers', (place) => {
  it('makes each report once, at its time', async () => {
    const databaseUrl = await databaseForThisTest();
    const site = await givenSite(databaseUrl);
    try {
      await site.project();
      const actor = await site.actor('ducha');
      const { id } = await site.get(ReportSchedulesService).create(actor, {
        name: '督办周报',
        kind: 'board',
        format: 'docx',
        every: 'week',
        covers: 'previous',
        day: 1,
        time: '09:00',
        viewId: null,
        filter: {},
        audience: ['supervisors'],
        recipientIds: [],
      });
      const { clock } = site;
      for (let workers = 0; workers < 2; workers += 1)
        await moduleForThisTest([SchedulesModule, SchedulesProcessorsModule, ReportDispatchModule], {
          clock,
          databaseUrl,
          worker: { backend: queueBackend(place, databaseUrl) },
        });
      const made = async (): Promise<RunView[]> =>
        (await site.get(ReportRunsService).list(actor, { scheduleId: id, states: ['made'] }, { limit: 10 })).items;
      clock.moveTo(instantAt('2022-01-24', '09:00'));
      await eventually(async () => expect(await made()).toHaveLength(1));
      // The Monday between them is a holiday: both weeks are due on the first workday after it.
      clock.moveTo(instantAt('2022-02-07', '09:00'));
      await eventually(async () => expect(await made()).toHaveLength(3));
      expect((await made()).map(({ period, projects, late }) => [period, projects, late]).toSorted()).toEqual([
        ['2022-01-17..2022-01-23', 1, false],
        ['2022-01-24..2022-01-30', 1, false],
        ['2022-01-31..2022-02-06', 1, false],
      ]);
      const [told] = await site.database.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM delivery WHERE content->>'kind' = 'report' AND channel = 'inbox'`,
      );
      expect(told?.count).toBe(3);
    } finally {
      await site.close();
    }
  });
});
