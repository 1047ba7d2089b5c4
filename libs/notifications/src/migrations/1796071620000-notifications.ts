import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of this module. */
const UP = [
  `CREATE SEQUENCE inbox_message_number_seq`,
  `CREATE TABLE channel_choice (
    person_id uuid NOT NULL,
    channels text[],
    language text NOT NULL,
    digest boolean DEFAULT false NOT NULL,
    quiet_from text,
    quiet_to text,
    version integer NOT NULL,
    CONSTRAINT channel_choice_pk PRIMARY KEY (person_id),
    CONSTRAINT channel_choice_quiet_ck CHECK ((quiet_from IS NULL) = (quiet_to IS NULL)),
    CONSTRAINT channel_choice_language_ck CHECK (language IN ('zh-CN', 'en'))
  )`,
  `CREATE TABLE inbox_message (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    project_id uuid,
    title text NOT NULL,
    body text NOT NULL,
    link text,
    kind text,
    subject jsonb,
    level integer,
    created_at timestamptz NOT NULL,
    read_at timestamptz,
    number bigint DEFAULT nextval('inbox_message_number_seq') NOT NULL,
    CONSTRAINT inbox_message_pk PRIMARY KEY (id)
  )`,
  `ALTER SEQUENCE inbox_message_number_seq OWNED BY inbox_message.number`,
  `CREATE UNIQUE INDEX inbox_message_number_uq ON inbox_message (person_id, number)`,
  `CREATE INDEX inbox_message_person_idx ON inbox_message (person_id, created_at DESC, id DESC)`,
  `CREATE TABLE message_template (
    id uuid NOT NULL,
    language text NOT NULL,
    kind text NOT NULL,
    version integer NOT NULL,
    template jsonb,
    created_by uuid,
    created_by_name text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT message_template_pk PRIMARY KEY (id),
    CONSTRAINT message_template_version_uq UNIQUE (language, kind, version)
  )`,
  `CREATE TABLE robot (
    id uuid NOT NULL,
    name text NOT NULL,
    vendor text NOT NULL,
    department_id uuid,
    language text NOT NULL,
    encrypted_access bytea NOT NULL,
    address_hint text NOT NULL,
    signed boolean NOT NULL,
    active boolean NOT NULL,
    disabled_reason text,
    created_by uuid,
    created_at timestamptz NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    next_send_at timestamptz,
    CONSTRAINT robot_pk PRIMARY KEY (id),
    CONSTRAINT robot_name_uq UNIQUE (name)
  )`,
  `CREATE INDEX robot_department_idx ON robot (department_id) WHERE active`,
  `ALTER TABLE channel_choice ADD CONSTRAINT channel_choice_person_fk FOREIGN KEY (person_id) REFERENCES person(id)`,
  `ALTER TABLE robot ADD CONSTRAINT robot_department_fk FOREIGN KEY (department_id) REFERENCES department(id)`,
  `CREATE TRIGGER message_template_unchanged BEFORE DELETE OR UPDATE ON message_template FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
];

export class Notifications1796071620000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE robot, message_template, inbox_message, channel_choice CASCADE');
  }
}
