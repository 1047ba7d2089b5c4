import { afterEach, beforeEach, expect, it } from 'vitest';
import { TEMPLATES } from '#notifications';
import {
  readTemplate,
  resetTemplate,
  saveTemplate,
  templateNamed,
} from '../../../notifications/src/templates/saved-templates.js';
import { PlansModule } from '#plans';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenNoDigest, givenSite, type Site } from '../../../../test/setup/given.js';

import { playPeriod } from './play-period.js';
import { RemindersModule } from '../reminders.module.js';
import { RemindersDispatcher } from './reminders-dispatcher.js';
import { moduleForThisTest } from '../../../../test/setup/module.js';

const REMINDER = templateNamed('zh-CN', 'reminder');

let site: Site;
beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  await givenNoDigest(site);
});
afterEach(() => site.close());

async function versionNow(): Promise<number> {
  return (await readTemplate(site.database, REMINDER)).version;
}

async function save(title: string): Promise<void> {
  const { database, clock } = site;
  const [actor, expectedVersion] = [await site.actor('ducha'), await versionNow()];
  const template = { ...TEMPLATES['zh-CN'].reminder, title };
  await database.transaction((tx) => saveTemplate(tx, REMINDER, { template, expectedVersion }, actor, clock.now()));
}

async function reset(): Promise<void> {
  const { database, clock } = site;
  const [actor, version] = [await site.actor('ducha'), await versionNow()];
  await database.transaction((tx) => resetTemplate(tx, REMINDER, version, actor, clock.now()));
}

/** Titles of what went out about a project that is due today. */
async function titlesToday(day: string, dispatcher = site.get(RemindersDispatcher)): Promise<string[]> {
  const { database } = site;
  site.clock.moveTo(instantAt(day, '08:00'));
  const projectId = await site.project({ dueDate: day });
  await playPeriod({ clock: site.clock, dispatcher }, instantAt(day, '18:00'));
  const rows = await database.query<{ title: string }>(
    `SELECT DISTINCT content->>'title' AS title FROM delivery WHERE project_id = $1`,
    [projectId],
  );
  return rows.map(({ title }) => title);
}

it('renders a reminder by the template in force when it is sent, in every worker alike', async () => {
  const worker = await moduleForThisTest([PlansModule, RemindersModule], { databaseUrl: site.database.url, clock: site.clock });
  const another = worker.get(RemindersDispatcher);
  expect(await titlesToday('2022-03-01')).toEqual(['【提醒】碧道建设（今天到期）']);
  await save('今日到期：{{ title }}');
  expect(await titlesToday('2022-03-02')).toEqual(['今日到期：碧道建设']);
  expect(await titlesToday('2022-03-03', another)).toEqual(['今日到期：碧道建设']);
  await reset();
  expect(await titlesToday('2022-03-04', another)).toEqual(['【提醒】碧道建设（今天到期）']);
  expect(await titlesToday('2022-03-07')).toEqual(['【提醒】碧道建设（今天到期）']);
});
