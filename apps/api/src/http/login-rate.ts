import { HttpException, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { SystemClock } from '#platform';
import type { ApiRequest } from './api-request.js';
import { FailedAttempts, TooManyAttempts } from './failed-attempts.js';

const MINUTE_MS = 60_000;
/** Wrong passwords a minute for one login from one address. */
const OF_ONE_LOGIN = 10;
/** Wrong passwords a minute from one address for all logins: an office shares it. */
const OF_ONE_ADDRESS = 100;
/** Tokens a minute from one address that are none. */
const WRONG_TOKENS = 300;

/** Who tries passwords or tokens is slowed down; who logs in is not, however many share the address. */
@Injectable()
export class LoginRate {
  private readonly ofLogin: FailedAttempts;
  private readonly ofAddress: FailedAttempts;
  private readonly ofTokens: FailedAttempts;

  constructor(clock: SystemClock) {
    const now = (): number => clock.now().getTime();
    this.ofLogin = new FailedAttempts(OF_ONE_LOGIN, MINUTE_MS, now);
    this.ofAddress = new FailedAttempts(OF_ONE_ADDRESS, MINUTE_MS, now);
    this.ofTokens = new FailedAttempts(WRONG_TOKENS, MINUTE_MS, now);
  }

  /** @throws HttpException 429 */
  async ofPassword<Result>(response: Response, login: string, attempt: () => Promise<Result>): Promise<Result> {
    const address = addressOf(response.req as ApiRequest);
    const ofLogin = (): Promise<Result> => this.ofLogin.count(`${address} ${login.toLowerCase()}`, attempt);
    return orRefused(response, this.ofAddress.count(address, ofLogin));
  }

  /** The token is looked up in any case, so that one who tries tokens locks nobody out behind the same address. @throws HttpException 429 */
  async ofToken<Result>(response: Response, attempt: () => Promise<Result>): Promise<Result> {
    try {
      return await attempt();
    } catch (error) {
      const count = this.ofTokens.count(addressOf(response.req as ApiRequest), () => Promise.reject(error as Error));
      return orRefused(response, count);
    }
  }
}

function addressOf(request: ApiRequest): string {
  return request.ip ?? 'unknown';
}

async function orRefused<Result>(response: Response, attempt: Promise<Result>): Promise<Result> {
  try {
    return await attempt;
  } catch (error) {
    if (!(error instanceof TooManyAttempts)) throw error;
    response.set('Retry-After', String(Math.ceil(error.waitMs / 1000)));
    throw new HttpException('Too Many Requests', 429, { cause: error });
  }
}
