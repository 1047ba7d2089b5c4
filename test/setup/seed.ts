import type { Database, Tx } from '#platform';

/**
 * Fills a migrated database with projects by plain SQL, for tests and benchmarks that need many. All are in work under
 * one policy with the single step `due`; `due` of them have it pending since `dueAt`, the others in 30 years.
 */
export async function seedProjects(
  database: Database,
  numbers: { total: number; due: number; dueDate: string; dueAt: Date },
): Promise<void> {
  await database.transaction(async (tx) => {
    const policyId = await seedPolicy(tx);
    await seedRoster(tx);
    await tx.query(
      `INSERT INTO project (id, title, text, lead_department_id, due_date, original_due_date, policy_id, state, registered_at)
       SELECT md5('project' || n)::uuid, '碧道建设' || n, '启动碧道建设' || n, md5('department' || n % 20)::uuid, $2, $2, $3, 'in_progress', now() - interval '60 days'
       FROM generate_series(1, $1::int) AS n`,
      [numbers.total, numbers.dueDate, policyId],
    );
    await tx.query(
      `INSERT INTO due_step (duty_id, project_id, track, step_key, anchor_date, planned_at, fire_at)
       SELECT md5('project' || n)::uuid, md5('project' || n)::uuid, 'deadline', 'due', $3, t.at, t.at
       FROM generate_series(1, $1::int) AS n, LATERAL (SELECT CASE WHEN n <= $2::int THEN $4::timestamptz ELSE now() + interval '30 years' END AS at) AS t`,
      [numbers.total, numbers.due, numbers.dueDate, numbers.dueAt],
    );
  });
  await database.query('ANALYZE');
}

/** Sends at any hour of any day, so that a test does not depend on when it runs. */
const ROUND_THE_CLOCK = {
  title: '随时',
  sendAt: '00:00',
  window: { from: '00:00', to: '23:59', workdaysOnly: false },
  report: { cadence: 'none', day: 28, minimumGapDays: 15 },
  shortBelowWorkdays: 0,
  steps: [
    {
      key: 'due',
      track: 'deadline',
      for: 'any',
      offset: 0,
      unit: 'day',
      level: 0,
      audience: ['lead-officers'],
      channels: ['inbox'],
    },
  ],
};

async function seedPolicy(tx: Tx): Promise<string> {
  const [policy] = await tx.query<{ id: string }>(
    `INSERT INTO policy (id, name, version, definition, created_at) VALUES (gen_random_uuid(), 'round-the-clock', 1, $1, now()) RETURNING id`,
    [JSON.stringify(ROUND_THE_CLOCK)],
  );
  return policy?.id ?? '';
}

async function seedRoster(tx: Tx): Promise<void> {
  await tx.query(
    `INSERT INTO department (id, code, name, short_name, created_at)
     SELECT md5('department' || n)::uuid, 'd' || n, '部门' || n, '部' || n, now() FROM generate_series(0, 19) AS n`,
  );
  await tx.query(
    `INSERT INTO person (id, login, name, role, department_id, created_at)
     SELECT md5('person' || n)::uuid, 'officer' || n, '经办人' || n, 'officer', md5('department' || n)::uuid, now() FROM generate_series(0, 19) AS n`,
  );
}
