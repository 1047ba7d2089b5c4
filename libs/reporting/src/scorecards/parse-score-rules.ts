import json from '../../scoring/default.json' with { type: 'json' };
import { checkDocument, type Fault } from '#platform';
import { DEDUCTIONS, type ScoreRules, ScoreRulesDocument } from './score-rules.js';

/**
 * Reads score rules from JSON and checks them whole.
 * @throws DomainError `score-rules.invalid`, with every fault and its place as a JSON pointer in `errors`
 */
export function parseScoreRules(document: unknown): ScoreRulesDocument {
  const kind = { shape: ScoreRulesDocument, name: 'rules of the scorecard', invalid: 'score-rules.invalid' };
  return checkDocument(document, kind, crossFaults);
}

function crossFaults({ early, deductions, neverScored }: ScoreRulesDocument): Fault[] {
  const faults: Fault[] = [];
  early.steps.forEach((step, index) => {
    const before = early.steps[index - 1];
    if (before && before.fromWorkdays >= step.fromWorkdays)
      faults.push({
        pointer: `/early/steps/${index}`,
        detail: 'each step must begin later than the one before it',
        zh: '每一档的天数应多于前一档',
      });
  });
  for (const [late, missing] of [
    ['signature-late', 'signature-missing'],
    ['report-late', 'report-missing'],
  ] as const) {
    if (deductions[missing].points < deductions[late].points)
      faults.push({
        pointer: `/deductions/${missing}/points`,
        detail: `must not cost less than ${late}`,
        zh: `扣分不能少于 ${late}`,
      });
  }
  if (DEDUCTIONS.every((rule) => deductions[rule].points === 0))
    faults.push({ pointer: '/deductions', detail: 'one of them at least must cost something', zh: '至少要有一项扣分' });
  for (const fact of UNSCORABLE.filter((one) => !neverScored.facts.includes(one)))
    faults.push({
      pointer: '/neverScored/facts',
      detail: `${fact} must stay in the list: it can not be scored`,
      zh: `“${fact}”不能计分，须保留在清单中`,
    });
  return faults;
}

/** 《整治形式主义为基层减负若干规定》2024. */
const UNSCORABLE = ['领导批示', '新闻报道', '照片', '会议', '登录'];

/** The rules that ship with Duban: the first version. */
export const DEFAULT_SCORE_RULES: ScoreRules = { ...parseScoreRules(json), version: 1 };
