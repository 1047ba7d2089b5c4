import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { newId } from '#platform';
import { aDelivererOn, aMessage, engineClock, REMINDER } from '../../../../test/setup/deliveries.js';
import { openScratchDatabase } from '../../../../test/setup/scratch-database.js';
import { type OutgoingDelivery, requestDeliveries } from '#delivery';
import { readDelivery } from '../../../delivery/src/deliveries/delivery-log.js';
import type { Message } from '../messages/message.js';
import { createEmailChannel } from './create-email-channel.js';
import { EmailChannel } from './email-channel.js';

const from = 'Duban 督办 <duban@park.example>';
const aLetter = (overrides: Partial<OutgoingDelivery> = {}): OutgoingDelivery => ({
  ...aMessage({ channel: 'email', address: 'li@park.example' }),
  id: newId(),
  attempt: 1,
  createdAt: engineClock.now(),
  ...overrides,
});
/** The message of {@link aLetter}, a little different. */
const aReminder = (overrides: Partial<Message>): Message => ({ ...REMINDER, ...overrides });
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
    expect(partOf(first, 'text/plain')).toBe(
      '距到期还有3个工作日。\n\n牵头单位：环保局\n\n请反馈进展：https://duban.example/projects/1',
    );
    expect(first).toContain('To: li@park.example');
  });

  it('has a part to be read on a phone, and the due date for the calendar, the same entry in every letter of a project', async () => {
    const channel = await channelTo({});
    const { projectId } = aLetter();
    const due = { day: '2099-06-30', what: '启动碧道建设' };
    await channel.send(aLetter({ projectId, content: aReminder({ due }) }));
    await channel.send(aLetter({ projectId, content: aReminder({ due: { ...due, day: '2099-07-31' } }) }));
    const [first = '', second = ''] = received;
    expect(partsOf(first).map(({ type }) => type)).toEqual(['text/plain', 'text/html', 'text/calendar']);
    expect(partOf(first, 'text/html')).toContain('<a href="https://duban.example/projects/1"');
    expect(partOf(first, 'text/calendar')).toContain(`UID:${projectId}@park.example`);
    expect(partOf(first, 'text/calendar')).toContain('DTSTART;VALUE=DATE:20990630');
    expect(partOf(second, 'text/calendar')).toContain(`UID:${projectId}@park.example`);
    expect(partOf(second, 'text/calendar')).toContain('DTSTART;VALUE=DATE:20990731');
  });

  it('has an entry for each project that a digest names, with its own link, unless that day is past', async () => {
    const channel = await channelTo({});
    const [one, other, past] = [newId(), newId(), newId()];
    const on = (projectId: string, day: string): NonNullable<Message['dues']>[number] => ({
      day,
      what: '启动碧道建设',
      id: projectId,
      link: `https://duban.example/projects/${projectId}`,
    });
    const dues = [on(one, '2099-06-30'), on(other, '2099-07-31'), on(past, '2001-06-30')];
    await channel.send(aLetter({ projectId: null, content: aReminder({ dues }) }));
    const calendar = partOf(received[0] ?? '', 'text/calendar').replaceAll(/\r?\n /g, '');
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(calendar.match(/BEGIN:VCALENDAR/g)).toHaveLength(1);
    for (const projectId of [one, other]) {
      expect(calendar).toContain(`UID:${projectId}@park.example`);
      expect(calendar).toContain(`URL:https://duban.example/projects/${projectId}`);
    }
    expect(calendar).not.toContain(past);
  });

  it('has no entry for a day that is past, nor for a message about no single day', async () => {
    const channel = await channelTo({});
    await channel.send(aLetter({ content: aReminder({ due: { day: '2001-06-30', what: 'x' } }) }));
    await channel.send(aLetter());
    for (const mail of received) expect(partOf(mail, 'text/calendar')).toBe('no text/calendar');
  });

  it('stands in one conversation with the other letters of its project', async () => {
    const channel = await channelTo({});
    const letter = aLetter();
    await channel.send(letter);
    await channel.send(aLetter({ projectId: letter.projectId }));
    await channel.send(aLetter({ projectId: null }));
    const threads = received.map((mail) => [...headerOf(mail, 'References'), ...headerOf(mail, 'In-Reply-To')]);
    const thread = `<project.${letter.projectId}@park.example>`;
    expect(threads).toEqual([[thread, thread], [thread, thread], []]);
    expect(new Set(received.map((mail) => headerOf(mail, 'Message-ID')[0])).size).toBe(3);
  });

  it('can not be given a header, a recipient or mark-up by a title or an address', async () => {
    const recipients: string[] = [];
    const channel = await channelTo({
      onRcptTo: ({ address }, _session, done) => {
        recipients.push(address);
        done();
      },
    });
    const evil = 'x\r\nBcc: evil@evil.example\r\n\r\n<script>alert(1)</script>';
    const due = { day: '2099-06-30', what: evil };
    await channel.send(aLetter({ content: aReminder({ title: evil, opening: evil, due }) }));
    await channel.send(aLetter({ address: 'li@park.example, evil@evil.example' }));
    const [first = ''] = received;
    expect(recipients).not.toContain('evil@evil.example');
    expect(headerOf(first, 'Bcc')).toEqual([]);
    expect(partOf(first, 'text/html')).not.toContain('<script>');
    expect(
      partOf(first, 'text/calendar')
        .split('\n')
        .filter((line) => /^bcc/i.test(line)),
    ).toEqual([]);
  });

  it('comes through greylisting: what is put off at each step is tried again, until it is accepted', async () => {
    const { database, drop } = await openScratchDatabase();
    onTestFinished(() => drop());
    const putOff = new Set<string>();
    const once = (step: string, done: (error?: Error) => void): void => {
      const first = !putOff.has(step);
      putOff.add(step);
      done(first ? refusal(451) : undefined);
    };
    const channel = await channelTo({
      onMailFrom: (_address, _session, done) => once('sender', done),
      onRcptTo: (_address, _session, done) => once('recipient', done),
      onData: (stream, _session, done) => {
        stream.resume().on('end', () => once('letter', done as (error?: Error) => void));
      },
    });
    const deliverer = aDelivererOn(database, [channel], { schedule: [0, 0, 0, 0] });
    const wish = aMessage({ channel: 'email', address: 'li@park.example' });
    await database.transaction((tx) => requestDeliveries(tx, [wish], engineClock.now()));
    const [row] = await database.query<{ id: string }>('SELECT id FROM delivery WHERE source_id = $1', [wish.sourceId]);
    const id = row?.id ?? '';
    for (let n = 0; n < 4; n += 1) await deliverer.attempt(id, id);
    const { state, attemptLog } = await readDelivery(database, id);
    expect(state).toBe('delivered');
    expect(attemptLog.map(({ outcome, statusCode }) => `${outcome} ${statusCode ?? ''}`)).toEqual([
      'failed 451',
      'failed 451',
      'failed 451',
      'delivered 250',
    ]);
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
    expect(partOf(mail, 'text/plain')).toContain('请反馈进展');
    await rm(home, { recursive: true });
  });
});

/** A part of a letter that holds no further ones. */
interface Part {
  type: string;
  head: string;
  body: string;
}

function partsOf(mail: string): Part[] {
  const [, folded = '', body = ''] = /^(.*?)\r?\n\r?\n(.*)$/s.exec(mail) ?? [];
  const head = folded.replace(/\r?\n[ \t]+/g, ' ');
  const boundary = /^Content-Type: multipart.*boundary="([^"]+)"/im.exec(head)?.[1];
  if (boundary)
    return body
      .split(`--${boundary}`)
      .slice(1, -1)
      .flatMap((part) => partsOf(part.replace(/^\r?\n/, '')));
  const bytes = /quoted-printable/i.test(head)
    ? Buffer.from(
        body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_hex, code: string) => String.fromCharCode(parseInt(code, 16))),
        'latin1',
      )
    : Buffer.from(body, /base64/i.test(head) ? 'base64' : 'utf8');
  return [{ type: /^Content-Type: ([\w/]+)/im.exec(head)?.[1] ?? '', head, body: bytes.toString('utf8') }];
}

function partOf(mail: string, type: string): string {
  return (
    partsOf(mail)
      .find((part) => part.type === type)
      ?.body.replaceAll('\r\n', '\n')
      .trimEnd() ?? `no ${type}`
  );
}

/** A line of a letter's head, unfolded. */
function headerOf(mail: string, name: string): string[] {
  const head = (mail.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return head
    .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    .map((line) => line.slice(name.length + 1).trim());
}
