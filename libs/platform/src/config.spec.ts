import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Environment, readConfig } from './config.js';

const root = new URL('../../../', import.meta.url);

describe('configuration', () => {
  it('needs nothing to start', () => {
    const config = readConfig({});
    expect(config.PORT).toBe(3000);
    expect(config.DATABASE_URL).toBeUndefined();
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('lists all faults at once, each with its cure', () => {
    const faulty = {
      DATABASE_URL: 'mysql://x',
      REDIS_URL: 'localhost',
      PORT: '99999',
      LOG_LEVEL: 'loud',
      DUBAN_SECRET: 'short',
      WEBHOOK_ALLOW_NETWORKS: '10.0.0.0',
    };
    expect(() => readConfig(faulty)).toThrow(/not a postgres:\/\/ URL[\s\S]*not a redis:\/\/|LOG_LEVEL must be one of/);
    for (const name of Object.keys(faulty)) expect(() => readConfig(faulty)).toThrow(new RegExp(name));
  });

  it('asks for a secret of its own where the database is elsewhere', () => {
    expect(() => readConfig({ DATABASE_URL: 'postgres://u@h/d' })).toThrow(/DUBAN_SECRET is missing/);
  });

  it('takes an empty variable as not given', () => {
    expect(readConfig({ REDIS_URL: '', PORT: '' }).PORT).toBe(3000);
  });

  it('keeps every variable that is given', () => {
    const given = {
      WEBHOOK_ALLOW_PRIVATE: '1',
      WORKER_CONCURRENCY: '7',
      QUEUE_LEASE_MS: '2000',
      SMTP_URL: 'smtp://mail.example',
      MAIL_FROM: 'x@example.invalid',
    };
    expect(readConfig(given)).toMatchObject({
      WEBHOOK_ALLOW_PRIVATE: true,
      WORKER_CONCURRENCY: 7,
      QUEUE_LEASE_MS: 2000,
      SMTP_URL: 'smtp://mail.example',
    });
  });

  it.each(['.env.example', 'README.md', 'README.zh-CN.md'])('is described whole in %s', (file) => {
    const text = readFileSync(new URL(file, root), 'utf8');
    const missing = Object.keys(new Environment()).filter((name) => !new RegExp(`\\b${name}\\b`).test(text));
    expect(missing).toEqual([]);
  });
});
