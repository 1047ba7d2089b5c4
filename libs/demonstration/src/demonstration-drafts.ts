import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { Clock } from '#platform';
import { type Draft, DraftsService } from '#reporting';
import { civilDateOf, WorkCalendar } from '#work-calendar';

/** Every so many-th draft is dismissed; of the others every second one waits for a decision. */
const DISMISSED = 5;
const CIRCULAR = 4;

/** The supervisor of the demonstration decides some of what the ladder drafted (通报, 约谈), and leaves the rest to be tried. */
@Injectable()
export class DemonstrationDrafts {
  constructor(
    private readonly drafts: DraftsService,
    private readonly clock: Clock,
  ) {}

  /** In the order of their titles, so that every playing decides alike. */
  async decide(supervisor: Actor): Promise<void> {
    const { items } = await this.drafts.list(supervisor, { states: ['waiting'] }, { limit: 500 });
    const inOrder = items.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    for (const [index, draft] of inOrder.entries()) {
      if (index % DISMISSED === DISMISSED - 1) await this.dismiss(draft, supervisor);
      else if (index % 2 === 0) await this.approve(draft, supervisor);
    }
  }

  private dismiss({ id }: Draft, actor: Actor): Promise<void> {
    return this.drafts.dismiss({ draftId: id, actor, reason: '已约定整改时限并报分管领导，本期暂不采纳。' });
  }

  private approve({ id, level }: Draft, actor: Actor): Promise<void> {
    if (level === CIRCULAR) return this.drafts.approve({ draftId: id, actor });
    const heldOn = new WorkCalendar().addWorkdays(civilDateOf(this.clock.now()), 3);
    return this.drafts.approve({ draftId: id, actor, interview: { heldOn, heldAt: '09:30', place: '管委会三楼会议室' } });
  }
}

function nameOf({ project, level, anchorDate }: Draft): string {
  return `${project.title} ${level} ${anchorDate}`;
}
