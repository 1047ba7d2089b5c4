import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { newId } from '#platform';
import { aMessage, clock } from '../../test/given.js';
import type { OutgoingDelivery } from '../delivery.js';
import { createEmailChannel } from './create-email-channel.js';
import { EmailChannel } from './email-channel.js';

const from = 'Duban 督办 <duban@park.example>';
const aLetter = (overrides: Partial<OutgoingDelivery> = {}): OutgoingDelivery => ({
  ...aMessage({ channel: 'email', address: 'li@park.example' }),
  id: newId(),
  attempt: 1,
  createdAt: clock.now(),
  ...overrides,
});
const refusal = (responseCode: number): Error => Object.assign(new Error('no'), { responseCode });

describe('e-mail through a mail server', () => {
  const received: string[] = [];
  let server: SMTPServer | undefined;
  afterEach(async () => {
    received.length = 0;
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    server = undefined;
  });

  async function channelTo(options: SMTPServerOptions): Promise<EmailChannel> {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          received.push(Buffer.concat(chunks).toString('utf8'));
          done();
        });
      },
      ...options,
    });
    server.on('error', () => undefined);
    const listening = server.listen(0, '127.0.0.1');
    await new Promise((resolve) => listening.once('listening', resolve));
    return new EmailChannel({ url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`, from, timeoutMs: 1000 });
  }

  it('carries title, text and link, and the same Message-ID on every attempt', async () => {
    const channel = await channelTo({});
    const letter = aLetter();
    expect(await channel.send(letter)).toMatchObject({ ok: true, statusCode: 250 });
    await channel.send({ ...letter, attempt: 2 });
    const [first = '', second = ''] = received;
    const idOf = (mail: string): string | undefined => /^Message-ID: (.*)$/im.exec(mail)?.[1];
    expect(idOf(first)).toBe(`<${letter.id}@park.example>`);
    expect(idOf(second)).toBe(idOf(first));
    expect(textOf(first)).toBe('距到期还有3个工作日。\n\n牵头单位：环保局\n\n请反馈进展：https://duban.example/projects/1\n');
    expect(first).toContain('To: li@park.example');
  });

  it.each([
    [450, true],
    [550, false],
    [530, true],
  ])('when the server answers a recipient with %i, trying again makes sense: %s', async (code, retryable) => {
    const channel = await channelTo({ onRcptTo: (_address, _session, done) => done(refusal(code)) });
    expect(await channel.send(aLetter())).toMatchObject({ ok: false, retryable, statusCode: code });
  });

  it('waits for a server that is down, or that will not let us in', async () => {
    const wrongPassword = await channelTo({ authOptional: false, onAuth: (_auth, _session, done) => done(refusal(535)) });
    const url = new URL((wrongPassword as unknown as { options: { url: string } }).options.url);
    url.username = 'duban';
    url.password = 'wrong';
    expect(await new EmailChannel({ url: url.href, from }).send(aLetter())).toMatchObject({
      ok: false,
      retryable: true,
      statusCode: 535,
    });
    expect(await new EmailChannel({ url: 'smtp://127.0.0.1:1', from }).send(aLetter())).toMatchObject({
      ok: false,
      retryable: true,
    });
  });

  it('says at once that a person has no address', async () => {
    const channel = await channelTo({});
    expect(await channel.send(aLetter({ address: null }))).toMatchObject({
      ok: false,
      retryable: false,
      detail: expect.stringContaining('no e-mail') as string,
    });
  });
});

describe('e-mail without a mail server', () => {
  it('becomes one file a letter, however often it is sent', async () => {
    const home = await mkdtemp(path.join(tmpdir(), 'duban-outbox-'));
    const outboxDirectory = path.join(home, 'outbox');
    const channel = createEmailChannel({ from, outboxDirectory });
    const letter = aLetter();
    const signal = new AbortController().signal;
    expect(await channel.send(letter, signal)).toMatchObject({ ok: true });
    await channel.send({ ...letter, attempt: 2 }, signal);
    expect(await readdir(outboxDirectory)).toEqual([`${letter.id}.eml`]);
    const mail = await readFile(path.join(outboxDirectory, `${letter.id}.eml`), 'utf8');
    expect(textOf(mail)).toContain('请反馈进展');
    await rm(home, { recursive: true });
  });
});

/** The text part of a letter with one part. */
function textOf(mail: string): string {
  const [, head = '', body = ''] = /^(.*?)\r?\n\r?\n(.*)$/s.exec(mail) ?? [];
  const text = /quoted-printable/i.test(head)
    ? Buffer.from(
        body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_hex, code: string) => String.fromCharCode(parseInt(code, 16))),
        'latin1',
      ).toString('utf8')
    : Buffer.from(body, 'base64').toString('utf8');
  return text.replaceAll('\r\n', '\n');
}
