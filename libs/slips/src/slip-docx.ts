import { chineseDate, civilDateOf } from '#work-calendar';
import { numberedPaperDocx, type PaperRow } from './paper/numbered-paper.js';
import type { SlipView } from './slip-view.js';
import { COLOUR_NAMES, type SlipColour } from './slip-colour.js';

/** The mark of the slip: yellow is darkened so that it can be read on white paper. */
const MARKS: Readonly<Record<SlipColour, string>> = { blue: '1F4E9E', yellow: 'C28A00', red: 'C00000' };

/** A slip as a Word document on A4: title in its colour, number and date, the table, who issued it; the answer where there is one. */
export function slipDocx(slip: SlipView): Promise<Buffer> {
  return numberedPaperDocx({
    heading: '督 办 单',
    headingNote: `（${COLOUR_NAMES[slip.colour]}）`,
    colour: MARKS[slip.colour],
    title: `督办单 ${slip.number}`,
    number: slip.number,
    issuedAt: slip.issuedAt,
    issuedByName: slip.issuedByName,
    addressee: `主送：${slip.leadDepartmentName}`,
    rows: rowsOf(slip),
    closing: [...copies(slip), `签发：${slip.issuedByName}`, `审核意见：${opinionOf(slip)}`],
  });
}

/** Departments first, then people; no line where nobody is copied. */
function copies({ cooperatingDepartmentNames, copiedTo }: SlipView): string[] {
  const names = [...cooperatingDepartmentNames, ...copiedTo];
  return names.length === 0 ? [] : [`抄送：${names.join('、')}`];
}

function rowsOf(slip: SlipView): PaperRow[] {
  const cooperating = slip.cooperatingDepartmentNames.join('、');
  return [
    { label: '督办事项', text: slip.text },
    { label: '牵头单位', text: slip.leadDepartmentName },
    ...(cooperating === '' ? [] : [{ label: '配合单位', text: cooperating }]),
    { label: '完成时限', text: chineseDate(slip.dueDate) },
    { label: '当前进度', text: `${slip.percent}%` },
    { label: '存在问题', text: slip.problem, millimetres: 24 },
    { label: '督办要求', text: slip.demand, millimetres: 24 },
    { label: '答复时限', text: `${chineseDate(slip.answerDue)}前` },
    { label: '办理答复', text: answerOf(slip), millimetres: 30 },
  ];
}

function answerOf({ answer, answeredByName, answeredAt }: SlipView): string {
  return answer === null || answeredAt === null
    ? ''
    : `${answer}\n（${answeredByName ?? ''}，${chineseDate(civilDateOf(answeredAt))}）`;
}

function opinionOf({ state, decidedByName, decisionReason }: SlipView): string {
  const by = decidedByName === null ? '' : `（${decidedByName}）`;
  switch (state) {
    case 'accepted':
      return `同意，予以销号。${by}`;
    case 'sent_back':
      return `退回重新答复：${decisionReason ?? ''}${by}`;
    case 'withdrawn':
      return `撤回：${decisionReason ?? ''}${by}`;
    case 'settled':
      return decisionReason ?? '';
    case 'issued':
    case 'answered':
      return '';
  }
}
