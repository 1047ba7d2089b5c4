import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of this module. */
const UP = [
  `CREATE TABLE department (
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    short_name text NOT NULL,
    aliases text[] DEFAULT '{}' NOT NULL,
    duties text DEFAULT '' NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT department_pk PRIMARY KEY (id),
    CONSTRAINT department_code_uq UNIQUE (code),
    CONSTRAINT department_name_uq UNIQUE (name)
  )`,
  `CREATE TABLE department_group (
    id uuid NOT NULL,
    name text NOT NULL,
    aliases text[] DEFAULT '{}' NOT NULL,
    department_ids uuid[] DEFAULT '{}' NOT NULL,
    CONSTRAINT department_group_pk PRIMARY KEY (id),
    CONSTRAINT department_group_name_uq UNIQUE (name)
  )`,
  `CREATE TABLE api_key (
    id uuid NOT NULL,
    name text NOT NULL,
    key_hash bytea NOT NULL,
    hint text NOT NULL,
    role text NOT NULL,
    department_id uuid,
    created_by uuid,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT api_key_pk PRIMARY KEY (id),
    CONSTRAINT api_key_hash_uq UNIQUE (key_hash),
    CONSTRAINT api_key_officer_department_ck CHECK ((role <> 'officer') OR (department_id IS NOT NULL)),
    CONSTRAINT api_key_role_ck CHECK (role IN ('admin', 'supervisor', 'leader', 'officer'))
  )`,
  `CREATE TABLE department_day (
    id uuid NOT NULL,
    department_id uuid NOT NULL,
    day date NOT NULL,
    working boolean NOT NULL,
    reason text NOT NULL,
    set_by_name text NOT NULL,
    set_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT department_day_pk PRIMARY KEY (id)
  )`,
  `CREATE UNIQUE INDEX department_day_uq ON department_day (department_id, day) WHERE (ended_at IS NULL)`,
  `CREATE TABLE department_leader (
    department_id uuid NOT NULL,
    person_id uuid NOT NULL,
    place integer NOT NULL,
    fields text[] DEFAULT '{}' NOT NULL,
    CONSTRAINT department_leader_pk PRIMARY KEY (department_id, person_id),
    CONSTRAINT department_leader_place_ck CHECK (place > 0)
  )`,
  `CREATE INDEX department_leader_person_idx ON department_leader (person_id)`,
  `CREATE TABLE calendar_year (
    id uuid NOT NULL,
    year integer NOT NULL,
    source text NOT NULL,
    papers text[] DEFAULT '{}' NOT NULL,
    days jsonb NOT NULL,
    set_by_name text NOT NULL,
    set_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT calendar_year_pk PRIMARY KEY (id),
    CONSTRAINT calendar_year_source_ck CHECK (source IN ('notice', 'package'))
  )`,
  `CREATE UNIQUE INDEX calendar_year_uq ON calendar_year (year) WHERE (ended_at IS NULL)`,
  `CREATE TABLE person (
    id uuid NOT NULL,
    login text NOT NULL,
    name text NOT NULL,
    email text,
    phone text,
    post text,
    role text NOT NULL,
    department_id uuid,
    is_head boolean DEFAULT false NOT NULL,
    password_hash text,
    must_change_password boolean DEFAULT false NOT NULL,
    active boolean DEFAULT true NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT person_pk PRIMARY KEY (id),
    CONSTRAINT person_officer_department_ck CHECK ((role <> 'officer') OR (department_id IS NOT NULL)),
    CONSTRAINT person_role_ck CHECK (role IN ('admin', 'supervisor', 'leader', 'officer'))
  )`,
  `CREATE INDEX person_department_idx ON person (department_id)`,
  `CREATE UNIQUE INDEX person_login_uq ON person (lower(login))`,
  `CREATE TABLE access_token (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    address text,
    client text,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT access_token_pk PRIMARY KEY (id),
    CONSTRAINT access_token_hash_uq UNIQUE (token_hash)
  )`,
  `CREATE TABLE screen (
    id uuid NOT NULL,
    name text NOT NULL,
    token_hash bytea NOT NULL,
    hint text NOT NULL,
    created_by_name text NOT NULL,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz,
    last_seen_at timestamptz,
    CONSTRAINT screen_pk PRIMARY KEY (id),
    CONSTRAINT screen_token_uq UNIQUE (token_hash)
  )`,
  `CREATE TABLE login_failure (
    login text NOT NULL,
    failures integer NOT NULL,
    failed_at timestamptz NOT NULL,
    locked_until timestamptz,
    CONSTRAINT login_failure_pk PRIMARY KEY (login)
  )`,
  `CREATE INDEX login_failure_failed_at_idx ON login_failure (failed_at)`,
  `CREATE TABLE delegation (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    deputy_id uuid NOT NULL,
    from_day date NOT NULL,
    to_day date NOT NULL,
    reason text NOT NULL,
    set_by_name text NOT NULL,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    ended_by_name text,
    CONSTRAINT delegation_pk PRIMARY KEY (id),
    CONSTRAINT delegation_days_ck CHECK (to_day >= from_day),
    CONSTRAINT delegation_deputy_ck CHECK (deputy_id <> person_id)
  )`,
  `CREATE INDEX delegation_person_idx ON delegation (person_id, from_day)`,
  `CREATE INDEX delegation_running_idx ON delegation (to_day) WHERE (ended_at IS NULL)`,
  `CREATE TABLE person_address (
    person_id uuid NOT NULL,
    kind text NOT NULL,
    address text NOT NULL,
    CONSTRAINT person_address_pk PRIMARY KEY (person_id, kind),
    CONSTRAINT person_address_kind_ck CHECK (kind IN ('mobile', 'wecom', 'dingtalk', 'feishu'))
  )`,
  `CREATE TABLE console_preference (
    person_id uuid NOT NULL,
    theme text NOT NULL,
    density text NOT NULL,
    shortcuts boolean NOT NULL,
    CONSTRAINT console_preference_pk PRIMARY KEY (person_id),
    CONSTRAINT console_preference_density_ck CHECK (density IN ('comfortable', 'compact')),
    CONSTRAINT console_preference_theme_ck CHECK (theme IN ('system', 'light', 'dark'))
  )`,
  `ALTER TABLE console_preference ADD CONSTRAINT console_preference_person_fk FOREIGN KEY (person_id) REFERENCES person(id)`,
  `ALTER TABLE department_leader ADD CONSTRAINT department_leader_department_fk FOREIGN KEY (department_id) REFERENCES department(id)`,
  `ALTER TABLE department_leader ADD CONSTRAINT department_leader_person_fk FOREIGN KEY (person_id) REFERENCES person(id)`,
  `ALTER TABLE access_token ADD CONSTRAINT access_token_person_fk FOREIGN KEY (person_id) REFERENCES person(id)`,
  `ALTER TABLE api_key ADD CONSTRAINT api_key_department_fk FOREIGN KEY (department_id) REFERENCES department(id)`,
  `ALTER TABLE delegation ADD CONSTRAINT delegation_deputy_fk FOREIGN KEY (deputy_id) REFERENCES person(id)`,
  `ALTER TABLE delegation ADD CONSTRAINT delegation_person_fk FOREIGN KEY (person_id) REFERENCES person(id)`,
  `ALTER TABLE department_day ADD CONSTRAINT department_day_department_fk FOREIGN KEY (department_id) REFERENCES department(id)`,
  `ALTER TABLE person ADD CONSTRAINT person_department_fk FOREIGN KEY (department_id) REFERENCES department(id)`,
  `ALTER TABLE person_address ADD CONSTRAINT person_address_person_fk FOREIGN KEY (person_id) REFERENCES person(id)`,
];

export class Identity1796071260000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE screen, console_preference, department_leader, person_address, delegation, login_failure, access_token, person, department_day, calendar_year, api_key, department_group, department CASCADE',
    );
  }
}
