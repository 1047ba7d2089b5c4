import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, type Repository } from 'typeorm';
import { DomainError, SystemClock } from '#platform';
import { LoginFailure } from './login-failure.entity.js';
import { FORGET_AFTER_MS, lockDelayMs } from './login-lock.js';

/** Counts wrong passwords for each login, and makes whoever guesses wait. In real time: a demonstration's may stand still. */
@Injectable()
export class LoginFailuresService {
  /** Checks that run or wait, for each login. */
  private readonly running = new Map<string, Promise<unknown>>();

  constructor(
    private readonly clock: SystemClock,
    @InjectRepository(LoginFailure) private readonly failures: Repository<LoginFailure>,
  ) {}

  /**
   * Runs `check` unless too many were wrong before. One at a time for each login: whoever sends a hundred guesses at once gets no more of them
   * checked than one who waits for each answer.
   * @returns what `check` answered; null counts as a wrong password
   * @throws DomainError `login.locked`
   */
  async guard<Result>(login: string, check: () => Promise<Result | null>): Promise<Result | null> {
    const key = login.toLowerCase();
    const turn = (this.running.get(key) ?? Promise.resolve()).then(() => this.checkOnce(key, check));
    const settled = turn.catch(() => undefined);
    this.running.set(key, settled);
    try {
      return await turn;
    } finally {
      if (this.running.get(key) === settled) this.running.delete(key);
    }
  }

  /** A new password is a new start. */
  async forget(login: string): Promise<void> {
    await this.failures.delete({ login: login.toLowerCase() });
  }

  private async checkOnce<Result>(login: string, check: () => Promise<Result | null>): Promise<Result | null> {
    const before = await this.failures.findOneBy({ login });
    this.refuseLocked(before);
    const result = await check();
    if (result === null) await this.count(login, before);
    else if (before) await this.failures.delete({ login });
    return result;
  }

  private refuseLocked(failure: LoginFailure | null): void {
    const waitMs = (failure?.lockedUntil?.getTime() ?? 0) - this.clock.now().getTime();
    if (waitMs <= 0) return;
    const seconds = Math.ceil(waitMs / 1000);
    throw new DomainError(
      'login.locked',
      `Too many wrong passwords for this login. Try again in ${seconds} seconds, or ask an administrator for a new password.`,
      { retryAfter: seconds },
    );
  }

  private async count(login: string, before: LoginFailure | null): Promise<void> {
    const now = this.clock.now();
    const forgotten = new Date(now.getTime() - FORGET_AFTER_MS);
    await this.failures.delete({ failedAt: LessThan(forgotten) });
    const failures = (before && before.failedAt >= forgotten ? before.failures : 0) + 1;
    const delayMs = lockDelayMs(failures);
    const lockedUntil = delayMs > 0 ? new Date(now.getTime() + delayMs) : null;
    await this.failures.upsert({ login, failures, failedAt: now, lockedUntil }, ['login']);
  }
}
