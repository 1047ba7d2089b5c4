import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the benchmark hears from the receiver's process. */
export type ReceiverWord = { port: number } | { received: number; cpuMs: number };

/** A program of its own that takes every POST, counts it, and tells the count when asked. */
let received = 0;
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    received += 1;
    response.writeHead(204).end();
  });
});
const tell = (word: ReceiverWord): void => void process.send?.(word);
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  tell({ received, cpuMs: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port }));
