import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Tx } from '#platform';
import type { Project } from '#projects';

/** Takes part in a change of a slip, inside its transaction: the deadlines of the project are other ones now. Provide a subclass in any module. */
export abstract class SlipListener {
  abstract slipChanged(tx: Tx, project: Project, now: Date): Promise<void>;
}

/** All listeners that the modules of the program provide. */
@Injectable()
export class SlipListeners {
  constructor(private readonly discovery: DiscoveryService) {}

  async slipChanged(...change: Parameters<SlipListener['slipChanged']>): Promise<void> {
    for (const { instance } of this.discovery.getProviders())
      if (instance instanceof SlipListener) await instance.slipChanged(...change);
  }
}
