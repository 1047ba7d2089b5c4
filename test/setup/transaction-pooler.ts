import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

const SSL_REQUEST = 80_877_103;
const IDLE = 'I'.charCodeAt(0);

/**
 * What PgBouncer does with `pool_mode = transaction` and `options` among `ignore_startup_parameters`: each transaction gets the server process
 * that was used last. A client logs in with a server process of its own, which is everybody's afterwards.
 */
export class TransactionPooler {
  private readonly idle: ServerSide[] = [];
  private readonly waiting: ClientSide[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly target: URL,
    /** Passes the settings of a session on, other than that server's default. */
    private readonly keepsOptions: boolean,
    private readonly listener: Server,
  ) {}

  static async before(url: string, { keepsOptions = false } = {}): Promise<TransactionPooler> {
    const listener = createServer();
    const pooler = new TransactionPooler(new URL(url), keepsOptions, listener);
    listener.on('connection', (socket) => new ClientSide(pooler.track(socket), pooler));
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    return pooler;
  }

  get url(): string {
    const url = new URL(this.target);
    url.host = `127.0.0.1:${(this.listener.address() as AddressInfo).port}`;
    return url.href;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.listener.close(resolve));
  }

  /** A server process for a client that logs in. */
  open(startup: Buffer): ServerSide {
    const socket = this.track(connect(Number(this.target.port), this.target.hostname));
    socket.write(this.keepsOptions ? startup : withoutOptions(startup));
    return new ServerSide(socket, this);
  }

  take(client: ClientSide): void {
    const server = this.idle.pop();
    if (server) client.bind(server);
    else this.waiting.push(client);
  }

  giveBack(server: ServerSide): void {
    this.idle.push(server);
    const next = this.waiting.shift();
    if (next) this.take(next);
  }

  private track(socket: Socket): Socket {
    this.sockets.add(socket);
    socket.on('error', () => undefined); // Told by `close`, which always follows.
    socket.on('close', () => this.sockets.delete(socket));
    return socket;
  }
}

class ServerSide {
  client: ClientSide | undefined;
  private rest: Buffer = Buffer.alloc(0);

  constructor(
    readonly socket: Socket,
    private readonly pooler: TransactionPooler,
  ) {
    socket.on('data', (chunk) => this.take(chunk));
    socket.on('close', () => this.client?.socket.destroy());
  }

  private take(chunk: Buffer): void {
    this.rest = Buffer.concat([this.rest, chunk]);
    while (this.rest.length >= 5 && this.rest.length >= 1 + this.rest.readUInt32BE(1)) {
      const message = this.rest.subarray(0, 1 + this.rest.readUInt32BE(1));
      this.rest = this.rest.subarray(message.length);
      const { client } = this;
      const isDone = String.fromCharCode(message[0] ?? 0) === 'Z' && message[5] === IDLE;
      if (isDone) this.client = undefined;
      client?.answer(message, isDone);
      if (isDone) this.pooler.giveBack(this);
    }
  }
}

class ClientSide {
  private server: ServerSide | undefined;
  private pending: Buffer[] = [];
  private isLoggedIn = false;
  private startup: Buffer = Buffer.alloc(0);

  constructor(
    readonly socket: Socket,
    private readonly pooler: TransactionPooler,
  ) {
    socket.on('data', (chunk) => this.take(chunk));
  }

  bind(server: ServerSide): void {
    this.server = server;
    server.client = this;
    for (const chunk of this.pending.splice(0)) server.socket.write(chunk);
  }

  answer(message: Buffer, isDone: boolean): void {
    if (isDone) {
      this.server = undefined;
      this.isLoggedIn = true;
    }
    this.socket.write(message);
  }

  private take(chunk: Buffer): void {
    if (this.isLoggedIn) this.send(chunk);
    else if (this.server) this.server.socket.write(chunk);
    else this.logIn(chunk);
  }

  private logIn(chunk: Buffer): void {
    this.startup = Buffer.concat([this.startup, chunk]);
    if (this.startup.length < 8 || this.startup.length < this.startup.readUInt32BE(0)) return;
    if (this.startup.readUInt32BE(4) === SSL_REQUEST) {
      this.startup = Buffer.alloc(0);
      this.socket.write('N');
      return;
    }
    this.bind(this.pooler.open(this.startup));
  }

  private send(chunk: Buffer): void {
    if (chunk[0] === 'X'.charCodeAt(0)) return void this.socket.end();
    if (this.server) return void this.server.socket.write(chunk);
    this.pending.push(chunk);
    if (this.pending.length === 1) this.pooler.take(this);
  }
}

/** Startup packet: length, protocol, then names and values, each ended by a zero byte. */
function withoutOptions(startup: Buffer): Buffer {
  const words = startup.subarray(8).toString('latin1').split('\0');
  const at = words.indexOf('options');
  if (at >= 0) words.splice(at, 2);
  const body = Buffer.from(words.join('\0'), 'latin1');
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length, 0);
  head.writeUInt32BE(startup.readUInt32BE(4), 4);
  return Buffer.concat([head, body]);
}
