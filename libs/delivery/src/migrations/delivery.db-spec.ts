import { expect, it } from 'vitest';
import { aMessage, clock } from '../../../../test/setup/deliveries.js';
import { closeRoom, openRoom, openSchema } from '../../test/room.js';
import { Messages1700000000520 } from './1700000000520-messages.js';
import { DELIVERY_MIGRATIONS } from './index.js';
import { requestDeliveries } from '../deliveries/request-deliveries.queries.js';

it('the tables of this room can be taken away and made again', async () => {
  const first = await openRoom();
  await first.close();
  const database = await openSchema(first.schema);
  const tables = async (): Promise<string[]> => {
    const rows = await database.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = $1`, [
      database.schema,
    ]);
    return rows.map(({ name }) => name).filter((name) => /^(delivery|webhook|endpoint|inbox|robot)/.test(name));
  };
  expect(await tables()).toHaveLength(7);
  for (const _ of DELIVERY_MIGRATIONS) await database.dataSource.undoLastMigration();
  expect(await tables()).toEqual([]);
  expect(await database.migrate()).toEqual(DELIVERY_MIGRATIONS.map(({ name }) => name));
  await closeRoom(database);
});

it('a message of before keeps its words and its link', async () => {
  const first = await openRoom();
  const wish = aMessage();
  await first.transaction((tx) => requestDeliveries(tx, [wish], clock.now()));
  const [row] = await first.query<{ id: string }>('SELECT id FROM delivery');
  await first.query(`UPDATE delivery SET content = '{"title":"催办","body":"一\\n二","link":"https://duban.example/1"}'`);
  await new Messages1700000000520().up(first.dataSource.createQueryRunner());
  const [read] = await first.query<{ content: unknown }>('SELECT content FROM delivery WHERE id = $1', [row?.id]);
  expect(read?.content).toMatchObject({
    title: '催办',
    opening: '一\n二',
    actions: [{ label: '查看', link: 'https://duban.example/1' }],
  });
  await closeRoom(first);
});
