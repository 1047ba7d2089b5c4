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
    for (const listener of this.all()) await listener.projectChanged(tx, change);
  }

  async projectsRegistered(tx: Tx, changes: readonly ProjectChange[]): Promise<void> {
    for (const listener of this.all()) await listener.projectsRegistered(tx, changes);
  }

  private all(): readonly ProjectListener[] {
    this.found ??= this.find();
    return this.found;
  }

  private find(): ProjectListener[] {
    const instances = this.discovery.getProviders().map(({ instance }): unknown => instance);
    const listeners = new Set(instances.filter((instance) => instance instanceof ProjectListener));
    return [...listeners].sort((a, b) => (a.constructor.name < b.constructor.name ? -1 : 1));
  }
}
