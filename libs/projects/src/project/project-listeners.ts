import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Tx } from '#platform';
import { type ProjectChange, ProjectListener } from './project-listener.js';

/** All providers of the application that are a {@link ProjectListener}, called one after the other in the order of their class names. */
@Injectable()
export class ProjectListeners {
  private found: readonly ProjectListener[] | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  async projectChanged(tx: Tx, change: ProjectChange): Promise<void> {
    this.found ??= this.find();
    for (const listener of this.found) await listener.projectChanged(tx, change);
  }

  private find(): ProjectListener[] {
    const instances = this.discovery.getProviders().map(({ instance }): unknown => instance);
    const listeners = new Set(instances.filter((instance) => instance instanceof ProjectListener));
    return [...listeners].sort((a, b) => (a.constructor.name < b.constructor.name ? -1 : 1));
  }
}
