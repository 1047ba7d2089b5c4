import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import { type ProjectChange, ProjectListener } from '#projects';
import { PlanItem } from '../entities/plan-item.entity.js';

/** When a registration is taken back, its item is a draft again, in the same transaction. */
@Injectable()
export class ItemsOfTakenBackProjects extends ProjectListener {
  async projectChanged(tx: Tx, { before, after }: ProjectChange): Promise<void> {
    if (!before?.planItemId || after.planItemId !== null) return;
    await tx.manager.update(
      PlanItem,
      { id: before.planItemId, state: 'registered' },
      { state: 'draft', version: () => 'version + 1' },
    );
  }

  override async projectsRegistered(): Promise<void> {
    // A new project takes nothing back.
  }
}
