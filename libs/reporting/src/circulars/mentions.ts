import type { CircularFigures, Mention, MentionReason, Named, RankingLine, RedLine } from './circular-figures.js';
import type { CircularRules } from '../rules/circular-rules.js';

type Results = Pick<CircularFigures, 'ranking' | 'redList'>;
type Mentions = Pick<CircularFigures, 'praised' | 'criticised'>;

/** Proposes who is praised and who is criticised, each with the reasons. Pure; who is criticised is not praised. */
export function mentionsOf({ ranking, redList }: Results, rules: CircularRules): Mentions {
  const criticised = ranking
    .map((line) => ({ department: line.department, reasons: faultsOf(line, ranking, ledBy(line.department, redList), rules) }))
    .filter(({ reasons }) => reasons.length > 0);
  const faulty = new Set(criticised.map(({ department }) => department.id));
  const praised = ranking
    .filter(({ department, red }) => !faulty.has(department.id) && red <= rules.praised.mostRed.projects)
    .map((line): Mention => ({ department: line.department, reasons: meritsOf(line, ranking, rules) }))
    .filter(({ reasons }) => reasons.length > 0);
  return { praised, criticised };
}

function ledBy({ id }: Named, redList: readonly RedLine[]): RedLine[] {
  return redList.filter(({ department }) => department.id === id);
}

/** A tie that goes beyond the number that is named is not named either, like what comes after it. */
function meritsOf(
  { rank, score, early }: RankingLine,
  ranking: readonly RankingLine[],
  { praised }: CircularRules,
): MentionReason[] {
  const reasons: MentionReason[] = [];
  const upToIt = ranking.filter((other) => other.rank !== null && rank !== null && other.rank <= rank).length;
  if (rank !== null && upToIt <= praised.top.departments && score >= praised.top.fromScore)
    reasons.push({ rule: 'top', text: `考核排名第${rank}` });
  if (early >= praised.early.fromItems) reasons.push({ rule: 'early', text: `提前办结${early}项` });
  return reasons;
}

function faultsOf(
  { rank, score }: RankingLine,
  ranking: readonly RankingLine[],
  red: readonly RedLine[],
  { criticised: { unexplained, unanswered, lowest } }: CircularRules,
): MentionReason[] {
  const reasons: MentionReason[] = [];
  const unexplainedCount = red.filter((line) => isUnexplained(line, unexplained)).length;
  if (unexplainedCount > 0)
    reasons.push({
      rule: 'unexplained',
      text: `${unexplainedCount}项逾期${unexplained.fromWorkdays}个工作日以上，经催办仍未说明原因`,
    });
  const unmet = red.filter(({ slip }) => slip?.isUnanswered === true && slip.colour === unanswered.colour).length;
  if (unmet > 0) reasons.push({ rule: 'unanswered', text: `${unmet}份红色督办单未按时答复` });
  const fromIt = ranking.filter((other) => other.rank !== null && rank !== null && other.rank >= rank).length;
  if (rank !== null && fromIt <= lowest.departments && score < lowest.belowScore)
    reasons.push({ rule: 'lowest', text: `考核得分${score}，排名第${rank}` });
  return reasons;
}

/** What is excused (容错) or waits for the supervisor's review is nobody's fault. */
function isUnexplained(
  { workdaysOverdue, urges, reason, excusedReason, state }: RedLine,
  { fromWorkdays, fromUrges }: CircularRules['criticised']['unexplained'],
): boolean {
  const isOwed = excusedReason === null && state !== 'in_review';
  return isOwed && workdaysOverdue >= fromWorkdays && urges >= fromUrges && reason === null;
}
