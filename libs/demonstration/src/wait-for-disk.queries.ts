import type { Queryable } from '#platform';

/**
 * Does a commit wait until it is on disk? Holds for connections of this database that are opened from now on, the
 * queue's among them. A database that waits anyway is left alone, for which no right is needed.
 */
export async function waitForDisk(db: Queryable, wait: boolean): Promise<void> {
  await db.query(wait ? RESET_IF_SET : SET_OFF);
}

const SET_OFF = `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$`;

const RESET_IF_SET = `DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
             WHERE d.datname = current_database() AND s.setrole = 0 AND 'synchronous_commit=off' = ANY(s.setconfig)) THEN
    EXECUTE format('ALTER DATABASE %I RESET synchronous_commit', current_database());
  END IF;
END $$`;
