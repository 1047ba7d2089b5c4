import { createServer } from 'node:net';
import { DomainError } from '#platform';

/**
 * Makes sure that we will be able to listen, before any other work is done.
 * @throws DomainError `port.taken`, `port.forbidden`, `host.unknown`
 */
export async function assertPortFree(host: string, port: number): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen(port, host, resolve);
    });
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException, host, port);
  }
  await new Promise<void>((resolve) => probe.close(() => resolve()));
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new DomainError(
        'port.taken',
        `Port ${port} is in use by another program. Stop it, or choose another: PORT=${port + 1} npm start`,
        { port },
      );
    case 'EACCES':
      return new DomainError(
        'port.forbidden',
        `Port ${port} is reserved for the administrator. Choose one above 1023: PORT=3000 npm start`,
        { port },
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new DomainError(
        'host.unknown',
        `This machine has no address ${host}. Set HOST to one that it has, as 127.0.0.1 or 0.0.0.0.`,
        { host },
      );
    default:
      return error;
  }
}
