import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a service behaves, whoever it is. */
export type Mode = 'well' | 'slow' | 'silent' | 'reset' | 'down' | 'garbage';

export interface Asked {
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Judges a request as the real service would. `taken` is what it would show people; undefined where it refuses. */
export type Judge = (asked: Asked) => { status?: number; answer: object; taken?: unknown };

const SLOW_MS = 150;

/** A service on this machine that behaves like a vendor's: checks what it is sent, answers in the vendor's words, misbehaves on demand. */
export class FakeService {
  mode: Mode = 'well';
  /** What it showed people. */
  readonly taken: unknown[] = [];
  readonly asked: Asked[] = [];

  private constructor(
    readonly origin: string,
    readonly close: () => Promise<void>,
  ) {}

  static async open(judge: Judge): Promise<FakeService> {
    const server = createServer((request, response) => {
      void readBody(request).then((body) => service.answer(judge, request, response, body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const service = new FakeService(`http://127.0.0.1:${port}`, () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    });
    return service;
  }

  private answer(judge: Judge, request: IncomingMessage, response: ServerResponse, body: string): void {
    if (this.mode === 'silent') return;
    if (this.mode === 'reset') return void request.socket.destroy();
    if (this.mode === 'down') return void response.writeHead(503).end('upstream down');
    if (this.mode === 'garbage') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Log in</html>');
    const asked = { url: new URL(request.url ?? '/', this.origin), headers: request.headers, body };
    this.asked.push(asked);
    const { status = 200, answer, taken } = judge(asked);
    if (taken !== undefined) this.taken.push(taken);
    const say = (): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    if (this.mode === 'slow') setTimeout(say, SLOW_MS);
    else say();
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** At most so many in any minute. */
export class PerMinute {
  private readonly times: number[] = [];
  private refused = 0;
  private most = 0;

  /** @param minuteMs shorter for a test that doesn't want to wait */
  constructor(
    private readonly limit: number,
    private readonly minuteMs = 60_000,
  ) {}

  readonly seen = { refused: (): number => this.refused, mostInAMinute: (): number => this.most };

  isOver(now: number): boolean {
    while ((this.times[0] ?? now) <= now - this.minuteMs) this.times.shift();
    if (this.times.length >= this.limit) {
      this.refused += 1;
      return true;
    }
    this.times.push(now);
    this.most = Math.max(this.most, this.times.length);
    return false;
  }
}
