import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A real HTTP server on this machine that keeps what it gets and answers as the test says. */
export class Receiver {
  readonly requests: ReceivedRequest[] = [];

  private constructor(
    readonly url: string,
    readonly port: number,
    readonly close: () => Promise<void>,
  ) {}

  /** @param answer gets the number of the request, from 1 */
  static async open(
    answer: (response: ServerResponse, number: number) => void = (response) => response.writeHead(204).end(),
  ): Promise<Receiver> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        receiver.requests.push({
          path: request.url ?? '',
          headers: request.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        });
        answer(response, receiver.requests.length);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const receiver = new Receiver(`http://127.0.0.1:${port}/hook`, port, () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    });
    return receiver;
  }
}
