import type { MessageContent } from '#delivery';
import { chineseDate } from '#work-calendar';
import { COLOUR_NAMES } from './slip-colour.js';
import { slipNumber } from './slip-number.js';
import type { Slip } from './slip.entity.js';

/** What people are told of: a slip that was issued, answered, sent back or withdrawn. */
export type SlipNews = 'issued' | 'answered' | 'sent_back' | 'withdrawn';

const HEADLINES: Readonly<Record<SlipNews, string>> = {
  issued: '请办理并答复',
  answered: '已答复，请审核',
  sent_back: '答复被退回，请重新答复',
  withdrawn: '已撤回',
};

/** What a person reads, zh-CN. */
export function slipMessage(slip: Slip, news: SlipNews, publicUrl: string): MessageContent {
  const number = slipNumber(slip.year, slip.number);
  const link = `${publicUrl}/projects/${slip.projectId}`;
  const lines = [
    `${COLOUR_NAMES[slip.colour]}督办单 ${number}：${HEADLINES[news]}。`,
    '',
    `事项：${slip.text}`,
    `牵头单位：${slip.leadDepartmentName}`,
    `完成时限：${chineseDate(slip.dueDate)}`,
    ...detailsOf(slip, news),
    '',
    `查看：${link}`,
  ];
  return {
    title: `【督办单·${COLOUR_NAMES[slip.colour]}】${number} ${slip.title}：${HEADLINES[news]}`,
    body: lines.join('\n'),
    link,
  };
}

function detailsOf(slip: Slip, news: SlipNews): string[] {
  const due = `答复时限：${chineseDate(slip.answerDue)}`;
  switch (news) {
    case 'issued':
      return [`存在问题：${slip.problem}`, `督办要求：${slip.demand}`, due, `签发：${slip.issuedByName}`];
    case 'answered':
      return [`答复：${slip.answer ?? ''}`, `答复人：${slip.answeredByName ?? ''}`];
    case 'sent_back':
      return [`退回原因：${slip.decisionReason ?? ''}`, due];
    case 'withdrawn':
      return [`撤回原因：${slip.decisionReason ?? ''}`];
  }
}
