import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Departments, people, and what they prove themselves with. */
export class Identity1700000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE department (
        id uuid CONSTRAINT department_pk PRIMARY KEY,
        code text NOT NULL CONSTRAINT department_code_uq UNIQUE,
        name text NOT NULL CONSTRAINT department_name_uq UNIQUE,
        short_name text NOT NULL,
        aliases text[] NOT NULL DEFAULT '{}',
        duties text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL
      );

      CREATE TABLE person (
        id uuid CONSTRAINT person_pk PRIMARY KEY,
        login text NOT NULL,
        name text NOT NULL,
        email text,
        phone text,
        role text NOT NULL CONSTRAINT person_role_ck CHECK (role IN ('admin', 'supervisor', 'leader', 'officer')),
        department_id uuid CONSTRAINT person_department_fk REFERENCES department,
        is_head boolean NOT NULL DEFAULT false,
        password_hash text,
        active boolean NOT NULL DEFAULT true,
        created_at timestamptz NOT NULL,
        CONSTRAINT person_officer_department_ck CHECK (role <> 'officer' OR department_id IS NOT NULL)
      );
      CREATE UNIQUE INDEX person_login_uq ON person (lower(login));
      CREATE INDEX person_department_idx ON person (department_id);

      CREATE TABLE access_token (
        id uuid CONSTRAINT access_token_pk PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT access_token_person_fk REFERENCES person,
        token_hash bytea NOT NULL CONSTRAINT access_token_hash_uq UNIQUE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );

      CREATE TABLE api_key (
        id uuid CONSTRAINT api_key_pk PRIMARY KEY,
        name text NOT NULL,
        key_hash bytea NOT NULL CONSTRAINT api_key_hash_uq UNIQUE,
        hint text NOT NULL,
        role text NOT NULL CONSTRAINT api_key_role_ck CHECK (role IN ('admin', 'supervisor', 'leader', 'officer')),
        department_id uuid CONSTRAINT api_key_department_fk REFERENCES department,
        created_by uuid,
        created_at timestamptz NOT NULL,
        revoked_at timestamptz,
        CONSTRAINT api_key_officer_department_ck CHECK (role <> 'officer' OR department_id IS NOT NULL)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE api_key, access_token, person, department');
  }
}
