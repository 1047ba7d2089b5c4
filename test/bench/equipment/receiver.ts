import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the benchmark hears from the receiver's process. */
export type ReceiverWord = { port: number } | ReceiverCount;

export interface ReceiverCount {
  received: number;
  cpuMs: number;
  /** From the instant in `data.sentAt` of a body to its arrival, in milliseconds; of requests that were answered, since the last count. */
  delays: number[];
}

/** A program of its own that takes every POST, counts it, and tells the count when asked. What comes to `/hang…` is never answered. */
let received = 0;
let delays: number[] = [];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.url?.startsWith('/hang')) return;
    received += 1;
    const sentAt = /"sentAt":(\d+)/.exec(Buffer.concat(chunks).toString('latin1'))?.[1];
    if (sentAt) delays.push(Date.now() - Number(sentAt));
    response.writeHead(204).end();
  });
});
const tell = (word: ReceiverWord): void => void process.send?.(word);
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  tell({ received, cpuMs: (user + system) / 1000, delays });
  delays = [];
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port }));
