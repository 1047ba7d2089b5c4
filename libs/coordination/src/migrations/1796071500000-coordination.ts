import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of this module. */
const UP = [
  `CREATE TABLE blocker (
    id uuid NOT NULL,
    project_id uuid NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    state text NOT NULL,
    raised_by uuid NOT NULL,
    raised_by_name text NOT NULL,
    department_id uuid,
    raised_at timestamptz NOT NULL,
    assigned_department_id uuid,
    assigned_person_id uuid,
    due_date date,
    resolved_at timestamptz,
    resolution text,
    workdays integer,
    reopenings integer DEFAULT 0 NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT blocker_pk PRIMARY KEY (id),
    CONSTRAINT blocker_kind_ck CHECK (kind IN ('funds', 'land', 'approval', 'relocation', 'other')),
    CONSTRAINT blocker_resolved_ck CHECK ((state = 'resolved') = (resolved_at IS NOT NULL)),
    CONSTRAINT blocker_state_ck CHECK (state IN ('raised', 'assigned', 'resolved'))
  )`,
  `CREATE INDEX blocker_open_idx ON blocker (raised_at, id) WHERE (state <> 'resolved')`,
  `CREATE INDEX blocker_project_idx ON blocker (project_id)`,
  `CREATE TABLE call_in (
    id uuid NOT NULL,
    matter text NOT NULL,
    place text,
    state text NOT NULL,
    caller_id uuid NOT NULL,
    caller_name text NOT NULL,
    department_id uuid,
    called_at timestamptz NOT NULL,
    due_date date NOT NULL,
    rating integer,
    confirmed_at timestamptz,
    unsatisfied integer DEFAULT 0 NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    policy_id uuid NOT NULL,
    CONSTRAINT call_in_pk PRIMARY KEY (id),
    CONSTRAINT call_in_confirmed_ck CHECK ((state = 'confirmed') = (confirmed_at IS NOT NULL)),
    CONSTRAINT call_in_rating_ck CHECK ((rating >= 1) AND (rating <= 5)),
    CONSTRAINT call_in_state_ck CHECK (state IN ('called', 'answered', 'confirmed'))
  )`,
  `CREATE INDEX call_in_open_idx ON call_in (due_date, id) WHERE (state <> 'confirmed')`,
  `CREATE TABLE call_in_department (
    call_in_id uuid NOT NULL,
    department_id uuid NOT NULL,
    acknowledged_at timestamptz,
    answer text,
    answered_by_name text,
    answered_at timestamptz,
    sign_by date NOT NULL,
    id uuid NOT NULL,
    CONSTRAINT call_in_department_pk PRIMARY KEY (call_in_id, department_id),
    CONSTRAINT call_in_department_id_uq UNIQUE (id),
    CONSTRAINT call_in_department_answer_ck CHECK ((answer IS NULL) = (answered_at IS NULL))
  )`,
  `CREATE INDEX call_in_department_department_idx ON call_in_department (department_id)`,
  `CREATE TABLE comment (
    id uuid NOT NULL,
    project_id uuid NOT NULL,
    text text NOT NULL,
    mentioned_ids uuid[] DEFAULT '{}' NOT NULL,
    author_id uuid NOT NULL,
    author_name text NOT NULL,
    written_at timestamptz NOT NULL,
    edited_at timestamptz,
    CONSTRAINT comment_pk PRIMARY KEY (id)
  )`,
  `CREATE INDEX comment_project_idx ON comment (project_id, written_at, id)`,
  `CREATE TABLE instruction (
    id uuid NOT NULL,
    project_id uuid NOT NULL,
    text text NOT NULL,
    leader_id uuid NOT NULL,
    leader_name text NOT NULL,
    recorded_by_name text,
    given_at timestamptz NOT NULL,
    answer_by date,
    answer text,
    answered_by_name text,
    answered_at timestamptz,
    CONSTRAINT instruction_pk PRIMARY KEY (id),
    CONSTRAINT instruction_answer_ck CHECK (num_nonnulls(answer, answered_by_name, answered_at) IN (0, 3))
  )`,
  `CREATE INDEX instruction_given_idx ON instruction (given_at, id)`,
  `CREATE INDEX instruction_open_idx ON instruction (answer_by, id) WHERE (answer_by IS NOT NULL AND answered_at IS NULL)`,
  `CREATE INDEX instruction_project_idx ON instruction (project_id, given_at)`,
  `ALTER TABLE comment ADD CONSTRAINT comment_project_fk FOREIGN KEY (project_id) REFERENCES project(id)`,
  `ALTER TABLE instruction ADD CONSTRAINT instruction_leader_fk FOREIGN KEY (leader_id) REFERENCES person(id)`,
  `ALTER TABLE instruction ADD CONSTRAINT instruction_project_fk FOREIGN KEY (project_id) REFERENCES project(id)`,
  `ALTER TABLE blocker ADD CONSTRAINT blocker_assigned_department_fk FOREIGN KEY (assigned_department_id) REFERENCES department(id)`,
  `ALTER TABLE blocker ADD CONSTRAINT blocker_assigned_person_fk FOREIGN KEY (assigned_person_id) REFERENCES person(id)`,
  `ALTER TABLE blocker ADD CONSTRAINT blocker_department_fk FOREIGN KEY (department_id) REFERENCES department(id)`,
  `ALTER TABLE blocker ADD CONSTRAINT blocker_project_fk FOREIGN KEY (project_id) REFERENCES project(id)`,
  `ALTER TABLE call_in ADD CONSTRAINT call_in_policy_fk FOREIGN KEY (policy_id) REFERENCES policy(id)`,
  `ALTER TABLE call_in ADD CONSTRAINT call_in_caller_department_fk FOREIGN KEY (department_id) REFERENCES department(id)`,
  `ALTER TABLE call_in_department ADD CONSTRAINT call_in_department_call_fk FOREIGN KEY (call_in_id) REFERENCES call_in(id)`,
  `ALTER TABLE call_in_department ADD CONSTRAINT call_in_department_department_fk FOREIGN KEY (department_id) REFERENCES department(id)`,
];

export class Coordination1796071500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE comment, instruction, call_in_department, call_in, blocker CASCADE');
  }
}
