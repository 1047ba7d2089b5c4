import { Injectable } from '@nestjs/common';
import { OfficeCalendar } from '#identity';
import { Clock, type Tx } from '#platform';
import { type Audience, PolicyStore } from '#policies';
import type { Project } from '#projects';
import { civilDateOf } from '#work-calendar';
import { prefilledText, type SlipText } from './slip-text.js';
import { proposedColour, type SlipColour } from './slip-colour.js';
import { lastReportedProblem, openSlips } from './slips.queries.js';

/** What a person may set before a slip is issued. */
export interface SlipChoice {
  colour?: SlipColour;
  /** Workdays. */
  answerWithinWorkdays?: number;
}

/** A slip as it would be issued now. Nothing is written. */
export interface SlipDraft extends SlipText {
  colour: SlipColour;
  /** What the rules propose; another one needs a reason. */
  proposedColour: SlipColour;
  answerWithinWorkdays: number;
  /** Civil date, Asia/Shanghai. */
  answerDue: string;
  audience: Audience[];
}

/** Drafts slips by the state of the project, its open slips and its policy. */
@Injectable()
export class SlipDrafts {
  constructor(
    private readonly clock: Clock,
    private readonly calendars: OfficeCalendar,
    private readonly policies: PolicyStore,
  ) {}

  async draft(tx: Tx, project: Project, choice: SlipChoice): Promise<SlipDraft> {
    const today = civilDateOf(this.clock.now());
    const calendar = await this.calendars.of(tx, project.leadDepartmentId);
    const { slips: rules } = await this.policies.of(tx, project.policyId);
    const proposed = proposedColour(project, await openSlips(tx, project.id), today, calendar);
    const colour = choice.colour ?? proposed;
    const answerWithinWorkdays = choice.answerWithinWorkdays ?? rules[colour].answerWithinWorkdays;
    const answerDue = calendar.addWorkdays(today, answerWithinWorkdays);
    const reported = await lastReportedProblem(tx, project.id);
    return {
      colour,
      proposedColour: proposed,
      answerWithinWorkdays,
      answerDue,
      audience: rules[colour].audience,
      ...prefilledText(project, colour, { today, answerDue }, reported, calendar),
    };
  }
}
