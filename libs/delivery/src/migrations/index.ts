import { Delivery1700000000500 } from './1700000000500-delivery.js';
import { Lanes1700000000510 } from './1700000000510-lanes.js';
import { EndpointStates1700000000511 } from './1700000000511-endpoint-states.js';
import { EndpointRecovery1700000000512 } from './1700000000512-endpoint-recovery.js';
import { SecretRotation1700000000513 } from './1700000000513-secret-rotation.js';
import { AttemptAge1700000000514 } from './1700000000514-attempt-age.js';
import { EndpointKeys1700000000515 } from './1700000000515-endpoint-keys.js';
import { EndpointHeaders1700000000516 } from './1700000000516-endpoint-headers.js';
import { Messages1700000000520 } from './1700000000520-messages.js';
import { Robots1700000000521 } from './1700000000521-robots.js';
import { RobotTurns1700000000524 } from './1700000000524-robot-turns.js';
import { MessageTemplates1700000000525 } from './1700000000525-message-templates.js';
import { EndpointFilters1700000000530 } from './1700000000530-endpoint-filters.js';
import { OrderedDeliveries1700000000531 } from './1700000000531-ordered-deliveries.js';
import { ChannelChoices1700000000540 } from './1700000000540-channel-choices.js';
import { InboxNumbers1700000000541 } from './1700000000541-inbox-numbers.js';

/** The tables of this room, from nothing to now. */
export const DELIVERY_MIGRATIONS = [
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
