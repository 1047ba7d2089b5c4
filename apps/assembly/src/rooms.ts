import {
  AttemptAge1700000000514,
  DELIVERY_EVENTS,
  Delivery1700000000500,
  EndpointRecovery1700000000512,
  EndpointStates1700000000511,
  Lanes1700000000510,
  Messages1700000000520,
  Robots1700000000521,
  SecretRotation1700000000513,
} from '#delivery';
import { EventCatalogue, EventQueue1700000000100 } from '#event-queue';
import {
  Delegations1700000000210,
  DepartmentDays1700000000220,
  IDENTITY_EVENTS,
  Identity1700000000200,
  PersonAddresses1700000000230,
} from '#identity';
import type { DatabaseOptions } from '#platform';
import {
  AdoptedPolicies1700000000641,
  Circular,
  Circulars1700000000630,
  Digests1700000000646,
  MoreTracks1700000000610,
  ScoreAppeals1700000000640,
  ScoreRules1700000000642,
  Slip,
  Slips1700000000620,
  Supervision1700000000600,
  SUPERVISION_EVENTS,
} from '#supervision';
import {
  Cooperation1700000000421,
  Indicators1700000000460,
  ItemDetails1700000000310,
  Milestones1700000000450,
  Plan,
  PlanFormats1700000000350,
  PlanItem,
  PlanRevision,
  PlanRevisions1700000000330,
  ProgressReport,
  Project,
  ProjectLife1700000000410,
  ProjectOrigin1700000000420,
  ProjectVersions1700000000400,
  Tracking1700000000300,
  Reports1700000000422,
  SubTasks1700000000423,
  Blockers1700000000424,
  CallIns1700000000425,
  UpheldAssignments1700000000470,
  TRACKING_EVENTS,
} from '#tracking';
import { HttpIdempotency1700000000900 } from './migrations/1700000000900-http-idempotency.js';

/** Every type of event that the house records. */
export const EVENT_CATALOGUE = new EventCatalogue([
  ...IDENTITY_EVENTS,
  ...TRACKING_EVENTS,
  ...DELIVERY_EVENTS,
  ...SUPERVISION_EVENTS,
]);

/** Every table of the house: the entities and the migrations of all rooms, floor by floor. */
export const ENTITIES: DatabaseOptions['entities'] = [Plan, PlanItem, PlanRevision, Project, ProgressReport, Slip, Circular];

export const MIGRATIONS: DatabaseOptions['migrations'] = [
  EventQueue1700000000100,
  Identity1700000000200,
  Delegations1700000000210,
  DepartmentDays1700000000220,
  PersonAddresses1700000000230,
  Tracking1700000000300,
  ItemDetails1700000000310,
  PlanRevisions1700000000330,
  PlanFormats1700000000350,
  ProjectVersions1700000000400,
  ProjectLife1700000000410,
  ProjectOrigin1700000000420,
  Cooperation1700000000421,
  Reports1700000000422,
  SubTasks1700000000423,
  Blockers1700000000424,
  CallIns1700000000425,
  Milestones1700000000450,
  Indicators1700000000460,
  UpheldAssignments1700000000470,
  Delivery1700000000500,
  Lanes1700000000510,
  EndpointStates1700000000511,
  EndpointRecovery1700000000512,
  SecretRotation1700000000513,
  AttemptAge1700000000514,
  Messages1700000000520,
  Robots1700000000521,
  Supervision1700000000600,
  MoreTracks1700000000610,
  Slips1700000000620,
  Circulars1700000000630,
  ScoreAppeals1700000000640,
  AdoptedPolicies1700000000641,
  ScoreRules1700000000642,
  Digests1700000000646,
  HttpIdempotency1700000000900,
];
