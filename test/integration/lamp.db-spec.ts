import { OfficeCalendar } from '#identity';
import { DepartmentCalendars } from '#work-calendar';
import { expect, it } from 'vitest';
import { listProjects } from '../../libs/projects/src/reading/list-projects.queries.js';
import { databaseForThisTest } from '../setup/database.js';
import { givenSite } from '../setup/given.js';
import { LAMPS, lampConditions, lampOf } from '#policies';

it('lists by lamp share no project, leave none out, and say of each what its lamp says', async () => {
  const site = await givenSite(await databaseForThisTest());
  const { database } = site;
  const calendar = site.get(OfficeCalendar);
  const first = await site.project();
  await database.query(
    `INSERT INTO project (id, title, text, lead_department_id, due_date, original_due_date, policy_id, state, registered_at, at_risk_from, off_track_from)
     SELECT gen_random_uuid(), 't', 't', p.lead_department_id, d.day, d.day, p.policy_id, s.state, now(), b.day, f.day
     FROM project p,
       unnest(ARRAY['registered', 'in_progress', 'in_review', 'suspended', 'closed', 'cancelled']) AS s (state),
       (SELECT '2022-10-01'::date + n AS day FROM generate_series(-8, 12) AS n) AS d,
       unnest(ARRAY[NULL, '2022-09-01', '2022-10-01', '2022-10-02']::date[]) AS b (day),
       unnest(ARRAY[NULL, '2022-10-01', '2022-10-02']::date[]) AS f (day)
     WHERE p.id = $1 AND (f.day IS NULL OR b.day <= f.day)`,
    [first],
  );
  const actor = await site.actor('ducha');
  const day = '2022-10-01';
  const total = await database.query('SELECT 1 FROM project');
  const seen = new Set<string>();
  for (const lamp of LAMPS) {
    const { items } = await listProjects(
      database,
      actor,
      { anyOf: lampConditions(lamp, day, new DepartmentCalendars(calendar, new Map())) },
      { limit: 5000 },
    );
    expect(items.length).toBeGreaterThan(0);
    for (const project of items) {
      expect(lampOf(project, day, calendar)).toBe(lamp);
      expect(seen.has(project.id)).toBe(false);
      seen.add(project.id);
    }
  }
  expect(seen.size).toBe(total.length);
  await site.close();
});
