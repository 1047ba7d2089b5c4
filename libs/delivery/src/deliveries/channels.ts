import { DiscoveryService } from '@nestjs/core';
import { Channel } from './channel.js';

/** The channels that the modules of this application provide. */
export class Channels {
  private found: ReadonlyMap<string, Channel> | undefined;

  /** @param find called once, when all modules are there */
  constructor(private readonly find: () => Iterable<Channel>) {}

  static discoveredBy(discovery: DiscoveryService): Channels {
    return new Channels(() =>
      discovery
        .getProviders()
        .map(({ instance }) => instance as unknown)
        .filter((instance) => instance instanceof Channel),
    );
  }

  get names(): string[] {
    return [...this.byName.keys()];
  }

  named(name: string): Channel | undefined {
    return this.byName.get(name);
  }

  async close(): Promise<void> {
    await Promise.all([...this.byName.values()].map((channel) => channel.close?.()));
  }

  private get byName(): ReadonlyMap<string, Channel> {
    this.found ??= new Map([...this.find()].map((channel) => [channel.name, channel]));
    return this.found;
  }
}
