import type { Notice, ReaderRole, Severity } from '#notifications';
import type { SlipColour } from './slip-colour.js';
import { slipNumber } from './paper/slip-number.js';
import type { Slip } from './slip.entity.js';

/** What a message is about: a slip that was issued, answered, sent back or withdrawn. */
export type SlipNews = 'issued' | 'answered' | 'sent_back' | 'withdrawn';

const SEVERITIES: Readonly<Record<SlipColour, Severity>> = { blue: 'notice', yellow: 'warning', red: 'urgent' };

export function slipNotice(slip: Slip, news: SlipNews, publicUrl: string, role: ReaderRole = 'lead'): Notice {
  return {
    kind: 'slip',
    subject: { kind: 'slip', id: slip.id },
    severity: SEVERITIES[slip.colour],
    facts: {
      title: slip.title,
      text: slip.text,
      dueDate: slip.dueDate,
      link: `${publicUrl}/slips/${slip.id}`,
      news,
      role,
      number: slipNumber(slip.year, slip.number),
      colour: slip.colour,
      leadDepartment: slip.leadDepartmentName,
      problem: slip.problem,
      demand: slip.demand,
      answerDue: slip.answerDue,
      issuedBy: slip.issuedByName,
      answer: slip.answer ?? '',
      answeredBy: slip.answeredByName ?? '',
      reason: slip.decisionReason ?? '',
    },
  };
}
