import { expect, it } from 'vitest';
import { closeRoom, openRoom, openSchema } from '../../test/room.js';

it('the tables of this room can be taken away and made again', async () => {
  const first = await openRoom();
  await first.close();
  const database = await openSchema(first.schema);
  const tables = async (): Promise<string[]> => {
    const rows = await database.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = $1`, [
      database.schema,
    ]);
    return rows.map(({ name }) => name).filter((name) => /^(delivery|webhook|inbox)/.test(name));
  };
  expect(await tables()).toHaveLength(4);
  await database.dataSource.undoLastMigration();
  expect(await tables()).toEqual([]);
  expect(await database.migrate()).toEqual(['Delivery1700000000500']);
  await closeRoom(database);
});
