import { createHmac, timingSafeEqual } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { finished } from 'node:stream/promises';
import path from 'node:path';
import type { Clock } from '#platform';

/** What Standard Webhooks 1.0 recommends. */
const TOLERANCE_SECONDS = 300;

export interface WebhookReceiverOptions {
  /** `whsec_…`, as the endpoint was given it. */
  secret: string;
  /** Each received event becomes a line of JSON here. */
  file: string;
  /** Real time. */
  clock: Clock;
  /** 0 takes any free one. */
  port: number;
}

/**
 * The other side of a webhook, as an integrator would write it: a small server on this machine that checks signature and
 * age of each message, drops repeats by `webhook-id` and appends what it got to a file.
 */
export class WebhookReceiver {
  readonly received = { accepted: 0, repeated: 0, refused: 0 };
  private readonly seen = new Set<string>();

  private constructor(
    private readonly options: WebhookReceiverOptions,
    private readonly server: Server,
    private readonly lines: WriteStream,
  ) {}

  /** Rejects with the system's error (`EADDRINUSE`) when the port is taken. */
  static async open(options: WebhookReceiverOptions): Promise<WebhookReceiver> {
    await mkdir(path.dirname(options.file), { recursive: true, mode: 0o700 });
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, '127.0.0.1', resolve);
    });
    const receiver = new WebhookReceiver(options, server, createWriteStream(options.file, { flags: 'a', mode: 0o600 }));
    server.on('request', (request, response) => {
      receiver.take(request).then(
        (status) => response.writeHead(status).end(),
        () => response.destroy(), // The sender broke off; it will come again.
      );
    });
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/events`;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.lines.end();
    await finished(this.lines);
  }

  private async take(request: IncomingMessage): Promise<number> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const id = String(request.headers['webhook-id']);
    if (!this.isGenuine(request, id, body)) {
      this.received.refused += 1;
      return 401;
    }
    if (this.seen.has(id)) {
      this.received.repeated += 1;
      return 204;
    }
    this.seen.add(id);
    this.received.accepted += 1;
    this.lines.write(`${JSON.stringify({ receivedAt: this.options.clock.now(), id, event: JSON.parse(body) as unknown })}\n`);
    return 204;
  }

  private isGenuine(request: IncomingMessage, id: string, body: string): boolean {
    const seconds = Number(request.headers['webhook-timestamp']);
    if (!(Math.abs(this.options.clock.now().getTime() / 1000 - seconds) <= TOLERANCE_SECONDS)) return false;
    const key = Buffer.from(this.options.secret.replace(/^whsec_/, ''), 'base64');
    const expected = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest();
    return String(request.headers['webhook-signature'])
      .split(' ')
      .filter((signature) => signature.startsWith('v1,'))
      .map((signature) => Buffer.from(signature.slice(3), 'base64'))
      .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
  }
}
