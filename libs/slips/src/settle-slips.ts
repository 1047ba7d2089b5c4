import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { recordEvents, SYSTEM_ACTOR } from '#outbox';
import type { Tx } from '#platform';
import { hasEnded } from '#policies';
import { type ProjectChange, ProjectListener } from '#projects';
import { slipEvent } from './slip-events.js';
import { afterSlipTransition } from './slip-transitions.js';
import { Slip } from './slip.entity.js';

/** Settles the open slips of a project that is closed or cancelled, in the transaction of its end. */
@Injectable()
export class SlipSettlement extends ProjectListener {
  async projectChanged(tx: Tx, { before, after, now }: ProjectChange): Promise<void> {
    if (!before || !hasEnded(after.state) || hasEnded(before.state)) return;
    const open = await tx.manager.find(Slip, { where: { projectId: after.id, endedAt: IsNull() }, order: { issuedAt: 'ASC' } });
    const reason = after.state === 'closed' ? '事项已办结' : '事项已撤销';
    const settled = open.map((slip) => afterSlipTransition(slip, 'settle', { reason }, SYSTEM_ACTOR, now));
    for (const slip of settled) await tx.manager.save(Slip, slip);
    await recordEvents(
      tx,
      settled.map((slip) => slipEvent(slip, 'slip.settled', SYSTEM_ACTOR, now, { reason })),
    );
  }
}
