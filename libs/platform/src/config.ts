import { BlockList } from 'node:net';
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInstance,
  IsInt,
  IsOptional,
  IsString,
  Max,
  Min,
  MinLength,
  ValidateIf,
  validateSync,
} from 'class-validator';
import { DomainError } from './errors.js';
import { parseNetworks } from './networks.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const toInt = ({ value }: { value: unknown }): unknown => (value === undefined || value === '' ? undefined : Number(value));
const toList = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').flatMap((part) => part.trim() || []) : value;
const toNetworks = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? (parseNetworks(value) ?? value) : value;
const toFlag = ({ value }: { value: unknown }): unknown => (value === undefined ? undefined : value === '1' || value === 'true');

/** Every variable that Duban reads. `.env.example` is written from here; a test compares the READMEs. */
export class Environment {
  /** Folder of the built-in database, the outbox and the lock. */
  @IsString()
  DUBAN_HOME: string = '.duban';

  /** PostgreSQL server; empty = the built-in one. */
  @IsOptional()
  @ValidateIf((env: Environment) => !/^postgres(ql)?:\/\/\S+$/.test(env.DATABASE_URL ?? ''))
  @IsIn([], { message: 'DATABASE_URL is not a postgres:// URL. Leave it out to use the built-in server.' })
  DATABASE_URL?: string;

  /** Redis or Valkey server for the queue (maxmemory-policy noeviction); empty = the queue lives in PostgreSQL. */
  @IsOptional()
  @ValidateIf((env: Environment) => !/^rediss?:\/\/\S+$/.test(env.REDIS_URL ?? ''))
  @IsIn([], { message: 'REDIS_URL is not a redis:// or rediss:// URL. Leave it out to keep the queue in PostgreSQL.' })
  REDIS_URL?: string;

  /** Port of the API; 0 = any that is free. */
  @Transform(toInt)
  @IsInt()
  @Min(0)
  @Max(65_535)
  PORT: number = 3000;

  /** Address that the API listens on; 0.0.0.0 = every one of this machine. */
  @IsString()
  HOST: string = '127.0.0.1';

  /**
   * Reverse proxies in front of the API, whose `X-Forwarded-For` says where a request comes from: how many (1), or their addresses and networks,
   * with commas between, as 127.0.0.1,10.0.0.0/8. Empty = none: the header is not believed.
   */
  @IsOptional()
  @ValidateIf((env: Environment) => !isTrustable(env.TRUST_PROXY ?? ''))
  @IsIn([], {
    message: 'TRUST_PROXY is neither a number of proxies (1) nor a list of addresses and networks (127.0.0.1,10.0.0.0/8).',
  })
  TRUST_PROXY?: string;

  /** Address that links in messages start with; empty = http://localhost:PORT. */
  @IsOptional()
  @IsString()
  DUBAN_PUBLIC_URL?: string;

  /** Key that encrypts webhook secrets at rest, at least 32 characters; needed with DATABASE_URL. openssl rand -base64 32 */
  @IsOptional()
  @IsString()
  @MinLength(32, { message: 'DUBAN_SECRET is shorter than 32 characters. Make one with: openssl rand -base64 32' })
  DUBAN_SECRET?: string;

  /** Earlier keys, with commas between: they decrypt until `duban migrate` has encrypted everything with the present one. */
  @IsOptional()
  @Transform(toList)
  @IsString({ each: true })
  DUBAN_SECRET_PREVIOUS?: string[];

  /** Mail server, as smtp://user:password@host:587; empty = e-mails go to the outbox folder. */
  @IsOptional()
  @ValidateIf((env: Environment) => !/^smtps?:\/\/\S+$/.test(env.SMTP_URL ?? ''))
  @IsIn([], { message: 'SMTP_URL is not an smtp:// or smtps:// URL. Leave it out to write e-mails to the outbox folder.' })
  SMTP_URL?: string;

  /** Application of one's own in 企业微信, as https://CORPID:SECRET@qyapi.weixin.qq.com/AGENTID; empty = there is none. */
  @IsOptional()
  @ValidateIf((env: Environment) => !/^https?:\/\/[^:@\s]+:[^:@\s]+@[^/\s]+\/\d+$/.test(env.WECOM_APP_URL ?? ''))
  @IsIn([], { message: 'WECOM_APP_URL does not look like https://CORPID:SECRET@qyapi.weixin.qq.com/AGENTID.' })
  WECOM_APP_URL?: string;

  /** File that says how a gateway for text messages is spoken to (docs/delivery.md); empty = there is none. */
  @IsOptional()
  @IsString()
  SMS_GATEWAY?: string;

  /** Sender of e-mails. */
  @IsString()
  MAIL_FROM: string = 'Duban 督办 <duban@localhost>';

  /** fatal, error, warn, info, debug, trace or silent. */
  @IsIn(LOG_LEVELS, { message: `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.` })
  LOG_LEVEL: string = 'info';

  /** Jobs that one worker runs at the same time. */
  @Transform(toInt)
  @IsInt()
  @Min(1)
  @Max(500)
  WORKER_CONCURRENCY: number = 20;

  /** After so many milliseconds a job that is not done is handed to the queue again. Longer than any job takes. */
  @Transform(toInt)
  @IsInt()
  @Min(1000)
  QUEUE_LEASE_MS: number = 60_000;

  /** Attempts of finished deliveries, and bodies of incoming webhooks that were applied, are kept so many days. */
  @Transform(toInt)
  @IsInt()
  @Min(1)
  DELIVERY_LOG_DAYS: number = 90;

  /** 1 allows webhook addresses on http:// and inside private networks (development, 政务外网). */
  @Transform(toFlag)
  @IsBoolean()
  WEBHOOK_ALLOW_PRIVATE: boolean = false;

  /** Networks that webhooks may lead into besides public addresses, with commas between, as 10.20.0.0/16,fd00:12::/32 (政务外网); https only. */
  @IsOptional()
  @Transform(toNetworks)
  @IsInstance(BlockList, { message: 'WEBHOOK_ALLOW_NETWORKS is no list of networks such as 10.20.0.0/16, fd00:12::/32.' })
  WEBHOOK_ALLOW_NETWORKS?: BlockList;
}

/**
 * Reads and checks the environment once, before anything connects.
 * @throws DomainError `config.invalid` that lists every fault with its cure.
 */
export function readConfig(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const environment = plainToInstance(Environment, given, { exposeDefaultValues: true });
  const faults = validateSync(environment, { whitelist: true }).flatMap((fault) => Object.values(fault.constraints ?? {}));
  if (environment.DATABASE_URL && !environment.DUBAN_SECRET) {
    faults.push(
      'DUBAN_SECRET is missing: with DATABASE_URL the key can not be kept in the home folder. Make one with: openssl rand -base64 32',
    );
  }
  if (faults.length > 0)
    throw new DomainError('config.invalid', `The configuration has ${faults.length} fault(s):\n- ${faults.join('\n- ')}`, {
      faults,
    });
  return Object.freeze(environment);
}

/** The address that links in messages start with. */
export function publicUrlOf({ DUBAN_PUBLIC_URL, PORT }: Environment): string {
  return DUBAN_PUBLIC_URL ?? `http://localhost:${PORT}`;
}

function isCount(text: string): boolean {
  return /^\d{1,2}$/.test(text.trim());
}

function isTrustable(text: string): boolean {
  const withPrefix = (part: string): string => (part.includes('/') ? part : `${part.trim()}/${part.includes(':') ? 128 : 32}`);
  return isCount(text) || parseNetworks(text.split(',').map(withPrefix).join(',')) !== null;
}
