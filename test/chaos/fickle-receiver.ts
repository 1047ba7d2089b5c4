import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How an exchange ended for the receiver; a reset or a silence has no status. */
type Ending = number | 'reset' | 'silence';

/** What it got under one `webhook-id`. */
export interface Heard {
  endpoint: number;
  eventId: string;
  /** Of the first body; `bodies` counts how many different ones came. */
  bodies: Set<string>;
  endings: Ending[];
}

const SLOW_MS = 300;
const SLOW_SHARE = 0.03;

/** A receiver whose endpoints (`/0`, `/1` …) fail now and then, by the id and how often it has come; one of them always does. */
export class FickleReceiver {
  readonly heard = new Map<string, Heard>();

  private constructor(
    private readonly server: Server,
    private readonly dead: number,
  ) {}

  static async open(dead: number): Promise<FickleReceiver> {
    const server = createServer((request, response) => receiver.take(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const receiver = new FickleReceiver(server, dead);
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const id = String(request.headers['webhook-id']);
      const body = Buffer.concat(chunks);
      const endpoint = Number(request.url?.slice(1));
      const heard = this.heard.get(id) ?? { endpoint, eventId: eventIdOf(body), bodies: new Set(), endings: [] };
      heard.bodies.add(createHash('sha256').update(body).digest('base64'));
      const ending = endpoint === this.dead ? 500 : endingOf(`${id} ${heard.endings.length}`);
      heard.endings.push(ending);
      this.heard.set(id, heard);
      answer(request, response, ending);
    });
  }
}

function eventIdOf(body: Buffer): string {
  return (JSON.parse(body.toString('utf8')) as { id: string }).id;
}

/** One in seven is refused, one in thirty breaks off, one in two hundred is never answered. */
function endingOf(key: string): Ending {
  const chance = createHash('sha1').update(key).digest().readUInt32BE() / 2 ** 32;
  if (chance < 0.07) return 500;
  if (chance < 0.14) return 503;
  if (chance < 0.173) return 'reset';
  return chance < 0.178 ? 'silence' : 204;
}

function answer(request: IncomingMessage, response: ServerResponse, ending: Ending): void {
  if (ending === 'silence') return;
  if (ending === 'reset') return void request.socket.resetAndDestroy();
  if (Math.random() < SLOW_SHARE) setTimeout(() => response.writeHead(ending).end(), SLOW_MS);
  else response.writeHead(ending).end();
}
