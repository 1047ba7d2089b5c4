import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { DomainError } from '#platform';
import { ProjectsService, type TransitionCommand, type ProjectTransition } from '#projects';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../setup/database.js';
import { givenNoDigest, givenSite, type Site } from '../setup/given.js';
import { RemindersDispatcher, playPeriod } from '#reminders';
import { type SlipIssue, type SlipTransitionCommand, type SlipView, slipNumber, type Slip, SlipsService } from '#slips';
import { type PersonsSlipTransition } from '../../libs/slips/src/slip-transitions.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  await givenNoDigest(site);
});

afterEach(() => site.close());

const slips = (): SlipsService => site.get(SlipsService);

const at = (date: string, time = '09:00'): Date => instantAt(date, time);

async function issue(projectId: string, details: Partial<SlipIssue> = {}): Promise<Slip> {
  const actor = await site.actor('ducha');
  return slips().issue({ projectId, actor, ...details });
}

async function transition(
  login: string,
  slipId: string,
  name: PersonsSlipTransition,
  said: Partial<SlipTransitionCommand> = {},
): Promise<Slip> {
  const actor = await site.actor(login);
  return slips().transition({ slipId, transition: name, actor, expectedVersion: null, ...said });
}

async function transitionIt(
  login: string,
  projectId: string,
  name: ProjectTransition,
  said: Partial<TransitionCommand> = {},
): Promise<void> {
  const actor = await site.actor(login);
  await site.database.transaction((tx) =>
    site.get(ProjectsService).transition(tx, { projectId, transition: name, actor, expectedVersion: null, ...said }),
  );
}

async function read(slipId: string): Promise<SlipView> {
  return slips().read(await site.actor('ducha'), slipId);
}

async function play(until: Date): Promise<void> {
  await playPeriod({ clock: site.clock, dispatcher: site.get(RemindersDispatcher) }, until);
}

async function eventsOf(projectId: string, prefix = 'slip.'): Promise<string[]> {
  return (await readHistory(site.database, projectId)).map(({ type }) => type).filter((type) => type.startsWith(prefix));
}

/** Who got a message of a slip in the inbox. */
async function told(part: string): Promise<string[]> {
  const rows = await site.database.query<{ name: string }>(
    `SELECT p.name FROM delivery d JOIN person p ON p.id = d.recipient_id
     WHERE d.channel = 'inbox' AND d.content->>'title' LIKE '%' || $1 || '%' ORDER BY p.name`,
    [part],
  );
  return rows.map(({ name }) => name).sort();
}

async function pendingSteps(projectId: string): Promise<string[]> {
  const rows = await site.database.query<{ step: string }>(
    `SELECT track || ' ' || anchor_date || ' ' || to_char(planned_at, 'YYYY-MM-DD') AS step FROM due_step
     WHERE project_id = $1 AND track LIKE '%-slip' ORDER BY track`,
    [projectId],
  );
  return rows.map(({ step }) => step);
}

describe('numbers', () => {
  it('have no gap and no double while 24 are issued at once and every third of them fails', async () => {
    const projects = await Promise.all(Array.from({ length: 24 }, (_, n) => site.project({ text: `建设第${n}个公园` })));
    const actor = await site.actor('ducha');
    const outcomes = await Promise.allSettled(
      projects.map((projectId, n) =>
        site.database.transaction(async (tx) => {
          const slip = await slips().issueWithin(tx, { projectId, actor });
          if (n % 3 === 0) throw new Error('the server was switched off here');
          return slip.number;
        }),
      ),
    );
    const numbers = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, n) => n + 1));
    const next = await issue(projects[0] ?? '');
    expect(slipNumber(next.year, next.number)).toBe('督〔2022〕17号');
  });

  it('begin anew with the year of the engine’s clock, which is that of Shanghai', async () => {
    const [first, second] = [await site.project(), await site.project()];
    site.clock.moveTo(at('2022-12-31', '23:59'));
    expect(slipNumber(2022, (await issue(first)).number)).toBe('督〔2022〕1号');
    site.clock.moveTo(at('2023-01-01', '00:01'));
    expect(await issue(second)).toMatchObject({ year: 2023, number: 1 });
  });
});

describe('one project', () => {
  it('gets one slip of a colour, however many supervisors issue it at the same time', async () => {
    for (let round = 0; round < 10; round += 1) {
      const projectId = await site.project();
      const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => issue(projectId)));
      const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as DomainError] : []));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(refusals.map(({ code }) => code)).toEqual(Array(4).fill('slip.already-open'));
      expect(await eventsOf(projectId)).toEqual(['slip.issued']);
    }
  });

  it('gets another colour than proposed only with a reason, which is kept', async () => {
    const projectId = await site.project();
    await expect(issue(projectId, { colour: 'red' })).rejects.toMatchObject({
      code: 'slip.reason-needed',
      message: expect.stringContaining('By the rules this slip is blue') as string,
    });
    expect(await issue(projectId, { colour: 'red', reason: '市领导批示' })).toMatchObject({
      colour: 'red',
      colourReason: '市领导批示',
    });
  });

  it('gets none when it is closed', async () => {
    const projectId = await site.project();
    await transitionIt('ducha', projectId, 'cancel', { reason: '重复' });
    await expect(issue(projectId)).rejects.toMatchObject({ code: 'slip.project-ended' });
  });
});

describe('the copy rule', () => {
  it.each([
    ['blue', ['环保经办'], [], '2022-01-20'],
    ['yellow', ['环保局长', '环保经办'], [], '2022-01-24'],
    ['red', ['分管领导', '环保局长', '环保经办', '督查员'], ['分管领导'], '2022-01-20'],
  ] as const)('%s', async (colour, recipients, copiedTo, answerDue) => {
    const slip = await issue(await site.project(), { colour, reason: '试行' });
    const sent = await read(slip.id);
    expect([sent.recipients.toSorted(), sent.copiedTo]).toEqual([[...recipients].toSorted(), copiedTo]);
    expect(await told('督〔2022〕1号')).toEqual([...recipients].sort());
    expect(slip.answerDue).toBe(answerDue);
  });

  it('holds also for a policy that was saved before there were slips', async () => {
    const { database } = site;
    await database.query(`UPDATE policy SET definition = jsonb_set(definition - 'slips', '{steps}',
      (SELECT jsonb_agg(s) FROM jsonb_array_elements(definition->'steps') s WHERE s->>'track' NOT LIKE '%-slip'))`);
    const projectId = await site.project();
    expect((await issue(projectId)).answerDue).toBe('2022-01-20');
    expect(await pendingSteps(projectId)).toEqual(['blue-slip 2022-01-20 2022-01-21']);
  });
});

describe('the answer', () => {
  it('that does not come is chased by the dispatcher, each time on record once, with the next colour proposed', async () => {
    const projectId = await site.project({ dueDate: '2022-12-30' });
    await transitionIt('huanbao', projectId, 'acknowledge');
    const slip = await issue(projectId);
    expect(await pendingSteps(projectId)).toEqual(['blue-slip 2022-01-20 2022-01-21']);
    await play(at('2022-01-28', '10:00'));
    const chases = (await readHistory(site.database, projectId)).filter(({ type }) => type === 'slip.overdue');
    expect(chases.map(({ data }) => [data['step'], String(data['plannedAt']).slice(0, 10)])).toEqual([
      ['blue-slip-1wd', '2022-01-21'],
      ['blue-slip-1wd.2', '2022-01-28'],
    ]);
    expect(chases[0]?.data['slip']).toEqual({ id: slip.id, number: '督〔2022〕1号', colour: 'blue', proposedColour: 'yellow' });
    const [message] = await site.database.query<{ body: string }>(
      `SELECT content->>'opening' AS body FROM delivery WHERE content->>'opening' LIKE '%至今未答复%' LIMIT 1`,
    );
    expect(message?.body).toContain('蓝色督办单 督〔2022〕1号 应于 2022-01-20 前答复，至今未答复，建议签发黄色督办单');
    const next = await issue(projectId);
    expect(next.colour).toBe('yellow');
  });

  it('stops the chase; sent back it is due anew; accepted nothing is owed', async () => {
    const projectId = await site.project();
    const { id } = await issue(projectId);
    await transition('huanbao', id, 'answer', { text: '正在办理' });
    expect(await pendingSteps(projectId)).toEqual([]);
    expect(await told('已答复，请审核')).toEqual(['督查员']);
    site.clock.moveTo(at('2022-01-19', '10:00'));
    await transition('ducha', id, 'send-back', { reason: '未说明措施' });
    expect(await read(id)).toMatchObject({ state: 'sent_back', answerDue: '2022-01-24', sendBacks: 1 });
    expect(await pendingSteps(projectId)).toEqual(['blue-slip 2022-01-24 2022-01-25']);
    await transition('huanbao', id, 'answer', { text: '已增加作业面' });
    await transition('ducha', id, 'accept');
    expect(await read(id)).toMatchObject({ state: 'accepted', answer: '已增加作业面', legalTransitions: [] });
    expect(await eventsOf(projectId)).toEqual([
      'slip.issued',
      'slip.answered',
      'slip.sent_back',
      'slip.answered',
      'slip.accepted',
    ]);
    expect(await pendingSteps(projectId)).toEqual([]);
  });

  it('is given by the lead department, not by one that helps; a stranger does not find the slip', async () => {
    const helping = await issue(await site.project({ cooperatingDepartmentIds: [await site.departmentId('cjj')] }));
    await expect(transition('chengjian', helping.id, 'answer', { text: '好' })).rejects.toMatchObject({ code: 'slip.not-lead' });
    const strange = await issue(await site.project());
    await expect(transition('chengjian', strange.id, 'answer', { text: '好' })).rejects.toMatchObject({ code: 'slip.not-found' });
    await expect(transition('huanbao', strange.id, 'withdraw', { reason: '误发' })).rejects.toMatchObject({
      code: 'access.denied',
    });
    await expect(transition('huanbao', strange.id, 'answer', {})).rejects.toMatchObject({ code: 'transition.incomplete' });
  });

  it('and its withdrawal at the same moment: one wins, the other hears what happened', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { id } = await issue(await site.project());
      const version = { expectedVersion: 1 };
      const outcomes = await Promise.allSettled([
        transition('huanbao', id, 'answer', { text: '已办', ...version }),
        transition('ducha', id, 'withdraw', { reason: '误发', ...version }),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const lost = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
      expect((lost.reason as DomainError).code).toBe('version.stale');
      expect((await read(id)).version).toBe(2);
    }
  });
});

describe('the end of the project', () => {
  it.each([
    ['cancel', '事项已撤销'],
    ['close', '事项已办结'],
  ] as const)('%s settles its open slips and their chase', async (end, reason) => {
    const projectId = await site.project();
    const { id } = await issue(projectId);
    await transitionIt('huanbao', projectId, 'acknowledge');
    await transitionIt('huanbao', projectId, 'request-completion', { text: '已建成' });
    expect(await pendingSteps(projectId)).toHaveLength(1);
    await transitionIt('ducha', projectId, end, { reason: '不再需要' });
    expect(await read(id)).toMatchObject({ state: 'settled', decisionReason: reason, legalTransitions: [] });
    expect(await pendingSteps(projectId)).toEqual([]);
    expect(await eventsOf(projectId)).toEqual(['slip.issued', 'slip.settled']);
  });

  it('only rests the chase when it is suspended', async () => {
    const projectId = await site.project();
    await issue(projectId);
    await transitionIt('ducha', projectId, 'suspend', { reason: '等待批复' });
    expect(await pendingSteps(projectId)).toEqual([]);
    await transitionIt('ducha', projectId, 'resume');
    expect(await pendingSteps(projectId)).toHaveLength(1);
  });
});

it('every state that a slip was in is kept with its time', async () => {
  const { id } = await issue(await site.project());
  site.clock.moveTo(at('2022-01-18', '10:00'));
  await transition('huanbao', id, 'answer', { text: '已办' });
  const versions = await site.database.query(
    `SELECT version, state, valid_to = 'infinity' AS now FROM slip_version WHERE id = $1 ORDER BY version`,
    [id],
  );
  expect(versions).toEqual([
    { version: 1, state: 'issued', now: false },
    { version: 2, state: 'answered', now: true },
  ]);
});
