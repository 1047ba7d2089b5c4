import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A line to a server that can be cut and mended: what a restart or a broken network looks like from here. */
export class BreakableLine {
  private readonly sockets = new Set<Socket>();
  private listener: Server | undefined;
  private port = 0;

  private constructor(private readonly target: URL) {}

  static async to(url: string): Promise<BreakableLine> {
    const line = new BreakableLine(new URL(url));
    await line.mend();
    return line;
  }

  /** The server's address, by way of this line. */
  get url(): string {
    const url = new URL(this.target);
    url.host = `127.0.0.1:${this.port}`;
    return url.href;
  }

  /** Breaks what is open and refuses what is new. */
  async cut(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => (this.listener ? this.listener.close(resolve) : resolve(undefined)));
  }

  async mend(): Promise<void> {
    const listener = createServer((near) => this.join(near, connect(Number(this.target.port), this.target.hostname)));
    await new Promise<void>((resolve) => listener.listen(this.port, '127.0.0.1', resolve));
    this.port = (listener.address() as AddressInfo).port;
    this.listener = listener;
  }

  private join(near: Socket, far: Socket): void {
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(one);
      one.on('error', () => undefined); // Told by `close`, which always follows.
      one.on('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
