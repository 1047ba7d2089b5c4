import { type Channel, Channels, Deliverer, type NewDelivery } from '#delivery';
import { RetryPolicy } from '../../libs/delivery/src/attempts/retry-policy.js';
import { type Clock, createLogger, type Database, newId, readConfig, SecretEncryption, SystemClock } from '#platform';

export const clock = new SystemClock();
/** The engine's clock of these tests runs with real time. */
export const engineClock: Clock = new SystemClock();
export const encryption = new SecretEncryption('a key of thirty-two characters!!');
export const supervisor = { id: '0199a000-0000-7000-8000-000000000001', name: '王督查' };

export interface DelivererOptions {
  /** Wait in milliseconds before attempt 1, 2, 3 … */
  schedule?: readonly number[];
  concurrency?: number;
}

/** A deliverer over these channels, whose waits have no jitter. */
export function aDelivererOn(database: Database, channels: readonly Channel[], options: DelivererOptions = {}): Deliverer {
  const environment = readConfig({ WORKER_CONCURRENCY: String(options.concurrency ?? 20) });
  const logger = createLogger('silent', 'test');
  return new Deliverer(
    database,
    clock,
    new Channels(() => channels),
    logger,
    environment,
    new RetryPolicy(options.schedule, () => 0.5),
  );
}

/** The content of {@link aMessage}. */
export const REMINDER = {
  language: 'zh-CN' as const,
  severity: 'notice' as const,
  title: '催办:启动碧道建设',
  notes: [],
  opening: '距到期还有3个工作日。',
  details: [{ label: '牵头单位', value: '环保局' }],
  actions: [{ label: '请反馈进展', link: 'https://duban.example/projects/1' }],
};

/** A reminder to a person. */
export function aMessage(overrides: Partial<NewDelivery> = {}): NewDelivery {
  return {
    channel: 'inbox',
    recipientId: newId(),
    address: null,
    sourceId: newId(),
    projectId: newId(),
    content: REMINDER,
    ...overrides,
  };
}
