import type { Actor } from '#identity';
import { periodOf, ScorecardsService } from '#reporting';
import type { Line as Compared } from './compare.js';
import type { Card } from './oracle/scores.js';
import type { Line } from './oracle/sheet.js';
import type { TestServices } from '../setup/services.js';

const points = (hundredths: number): string => (hundredths / 100).toFixed(2);

export function scoreLine({ department, score, deducted, worth, bonus, madeUp, lead, helper, isRanked, rates }: Card): Compared {
  const kept = Object.entries(rates).map(([kind, { of, kept }]) => `${kept} of ${of} ${kind}s`);
  const says = `${points(score)}: ${points(deducted)} of ${points(worth)} lost, ${points(bonus)} gained, ${points(madeUp)} of it counted, ${lead} led, ${helper} helped with${isRanked ? '' : ', not ranked'}; in time ${kept.join(', ')}`;
  return { project: department, name: 'score', says };
}

export function cardLine({ department, rule, role, date, done, points: given, counts, state }: Line, project: string): Compared {
  return {
    project: `${department}, ${project}`,
    name: `${date} ${rule} as ${role}`,
    says: `done ${done ?? 'not yet'}, ${points(given)}, counts ${points(counts)}, ${state}`,
  };
}

/** All scorecards of a period as the services has them. */
export async function readCards(
  services: TestServices,
  actor: Actor,
  asked: { period: string; today: string; isPast: boolean },
  nameOf: ReadonlyMap<string, string>,
): Promise<{ scores: Compared[]; lines: Compared[] }> {
  const question = { ...asked, period: periodOf(asked.period) };
  const { database } = services;
  const cards = services.get(ScorecardsService);
  const codes = new Map(
    (await database.query<{ id: string; code: string }>('SELECT id, code FROM department')).map(({ id, code }) => [id, code]),
  );
  const { departments } = await cards.ranking(actor, question);
  const scores: Compared[] = [];
  const lines: Compared[] = [];
  for (const { department: of } of departments) {
    const department = codes.get(of.id)!;
    const card = await cards.scorecard(actor, of.id, question);
    const whole = (value: number): number => Math.round(value * 100);
    const sums = {
      score: whole(card.score),
      deducted: whole(card.deducted),
      worth: whole(card.worth),
      bonus: whole(card.bonus),
      madeUp: whole(card.madeUp),
    };
    const { signature, report, completion } = card.rates;
    const { items, isRanked } = card;
    scores.push(scoreLine({ department, lines: [], ...sums, ...items, isRanked, rates: { signature, report, completion } }));
    for (const { rule, role, date, doneOn, points: given, counted, state, project } of card.lines) {
      const line = { department, project: 0, rule, role, date, done: doneOn, points: whole(given), counts: whole(counted) };
      lines.push(cardLine({ ...line, state: state as Line['state'] }, nameOf.get(project!.id)!));
    }
  }
  return { scores, lines };
}

/** Every line of all scorecards that takes points. */
export async function readCharged(
  services: TestServices,
  actor: Actor,
  asked: { period: string; today: string; isPast: boolean },
): Promise<{ departmentId: string; projectId: string; date: string; rule: string }[]> {
  const question = { ...asked, period: periodOf(asked.period) };
  const cards = services.get(ScorecardsService);
  const { departments } = await cards.ranking(actor, question);
  const charged: { departmentId: string; projectId: string; date: string; rule: string }[] = [];
  for (const { department } of departments)
    for (const { points: given, project, date, rule } of (await cards.scorecard(actor, department.id, question)).lines)
      if (given < 0 && project) charged.push({ departmentId: department.id, projectId: project.id, date, rule });
  return charged;
}
