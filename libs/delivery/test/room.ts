import { inject } from 'vitest';
import { EventQueue1700000000100 } from '#event-queue';
import { Database, newId } from '#platform';
import { Delivery1700000000500 } from '../src/migrations/1700000000500-delivery.js';
import { Lanes1700000000510 } from '../src/migrations/1700000000510-lanes.js';
import { AttemptAge1700000000514 } from '../src/migrations/1700000000514-attempt-age.js';
import { EndpointKeys1700000000515 } from '../src/migrations/1700000000515-endpoint-keys.js';
import { EndpointHeaders1700000000516 } from '../src/migrations/1700000000516-endpoint-headers.js';
import { SecretRotation1700000000513 } from '../src/migrations/1700000000513-secret-rotation.js';
import { EndpointRecovery1700000000512 } from '../src/migrations/1700000000512-endpoint-recovery.js';
import { EndpointStates1700000000511 } from '../src/migrations/1700000000511-endpoint-states.js';
import { Identity1700000000200 } from '#identity';
import { Messages1700000000520 } from '../src/migrations/1700000000520-messages.js';
import { Robots1700000000521 } from '../src/migrations/1700000000521-robots.js';
import { MessageTemplates1700000000525 } from '../src/migrations/1700000000525-message-templates.js';
import { RobotTurns1700000000524 } from '../src/migrations/1700000000524-robot-turns.js';
import { ChannelChoices1700000000540 } from '../src/migrations/1700000000540-channel-choices.js';
import { EndpointFilters1700000000530 } from '../src/migrations/1700000000530-endpoint-filters.js';
import { InboxNumbers1700000000541 } from '../src/migrations/1700000000541-inbox-numbers.js';
import { OrderedDeliveries1700000000531 } from '../src/migrations/1700000000531-ordered-deliveries.js';

export const MIGRATIONS = [
  EventQueue1700000000100,
  Identity1700000000200,
  Delivery1700000000500,
  Lanes1700000000510,
  EndpointStates1700000000511,
  EndpointRecovery1700000000512,
  SecretRotation1700000000513,
  AttemptAge1700000000514,
  EndpointKeys1700000000515,
  EndpointHeaders1700000000516,
  Messages1700000000520,
  Robots1700000000521,
  RobotTurns1700000000524,
  MessageTemplates1700000000525,
  EndpointFilters1700000000530,
  OrderedDeliveries1700000000531,
  ChannelChoices1700000000540,
  InboxNumbers1700000000541,
];

/** A database with only what this room stands on, empty, for one test file. */
export async function openRoom(): Promise<Database> {
  const database = await openSchema(`delivery_${newId().replaceAll('-', '')}`);
  await database.migrate();
  return database;
}

export function openSchema(schema: string): Promise<Database> {
  return Database.open({
    url: inject('postgresUrl'),
    schema,
    entities: [],
    migrations: [...MIGRATIONS],
  });
}

export async function closeRoom(database: Database): Promise<void> {
  await database.dropSchema();
  await database.close();
}
