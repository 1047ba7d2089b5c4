import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { JobKind } from '../jobs/job-kinds.js';

/** The job kinds that one module declares by `OutboxModule.forFeature`. */
export class DeclaredJobKinds {
  constructor(readonly kinds: readonly Pick<JobKind<unknown>, 'name' | 'queue'>[]) {}
}

/** All job kinds that the modules of this process declare. */
@Injectable()
export class JobKinds {
  private found: { name: string; queue: string }[] | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  /** Sorted by name. Not to be asked before `onModuleInit`, when all providers are there. */
  get all(): readonly { name: string; queue: string }[] {
    this.found ??= this.find();
    return this.found;
  }

  private find(): { name: string; queue: string }[] {
    const providers = this.discovery.getProviders() as { instance: unknown }[];
    const declared = providers.flatMap(({ instance }) => (instance instanceof DeclaredJobKinds ? instance.kinds : []));
    const byName = new Map(declared.map((kind) => [kind.name, kind]));
    return [...byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }
}
