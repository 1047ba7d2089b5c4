import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Robots of group chats. */
export class Robots1700000000521 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE robot (
        id uuid CONSTRAINT robot_pk PRIMARY KEY,
        name text NOT NULL CONSTRAINT robot_name_uq UNIQUE,
        vendor text NOT NULL,
        department_id uuid CONSTRAINT robot_department_fk REFERENCES department,
        language text NOT NULL,
        encrypted_access bytea NOT NULL,
        address_hint text NOT NULL,
        signed boolean NOT NULL,
        active boolean NOT NULL,
        disabled_reason text,
        created_by uuid,
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1
      );
      CREATE INDEX robot_department_idx ON robot (department_id) WHERE active;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE robot');
  }
}
