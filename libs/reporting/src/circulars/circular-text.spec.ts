import { describe, expect, it } from 'vitest';
import type { Actor } from '#identity';
import { figuresWith, TALLY } from '../../test/circular.js';
import type { CircularFigures, Mention } from './circular-figures.js';
import { legalCircularTransitions } from './circular-transitions.js';
import { DEFAULT_CIRCULAR_RULES } from '../rules/circular-rules.js';
import { type CircularText, refreshText, draftText } from './circular-text.js';

const worded = (details: Partial<CircularFigures> = {}): CircularText => draftText(figuresWith(details), DEFAULT_CIRCULAR_RULES);

const actorOf = (role: Actor['role']): Actor => ({ id: role, name: role, kind: 'person', role, departmentId: null });

const mention = (name: string, ...texts: string[]): Mention => ({
  department: { id: name, name },
  reasons: texts.map((text) => ({ rule: 'early', text })),
});

describe('the text that figures suggest', () => {
  it('names period and scope, and the day of the figures', () => {
    expect(worded()).toMatchObject({
      title: '关于2022年6月重点工作落实情况的通报',
      opening: '现将2022年6月重点工作落实情况通报如下，数据截至2022年6月30日。',
      signature: '督查室',
    });
    const plan = { id: '1', title: '2022年工作要点', issuer: '松山湖管委会' };
    expect(worded({ scope: { plan, series: '十项民生实事', leader: null } })).toMatchObject({
      title: '关于2022年6月《2022年工作要点》十项民生实事落实情况的通报',
      signature: '松山湖管委会督查室',
    });
  });

  it('says that the period is not over', () => {
    expect(worded({ isOver: false, day: '2022-06-20' }).opening).toContain('数据截至2022年6月20日（2022年6月尚未结束）。');
  });

  it('names who is praised and criticised with the reasons, and is silent where there is nobody', () => {
    const { praised, criticised } = worded({
      praised: [mention('甲局', '考核排名第1', '提前办结2项'), mention('乙局', '提前办结1项')],
      criticised: [],
    });
    expect(praised).toBe('对甲局（考核排名第1；提前办结2项）、乙局（提前办结1项）予以表扬。');
    expect(criticised).toBe('');
  });

  it('demands what the lamps ask for', () => {
    expect(
      worded()
        .demands.split('\n')
        .map((line) => line.slice(0, 8)),
    ).toEqual(['1.红灯事项的牵', '2.黄灯事项的牵', '3.各单位要按时']);
    expect(worded({ tally: { ...TALLY, behind: 0, yellow: 0 } }).demands).toMatch(/^1\.各单位要按时签收/);
  });
});

it('a refresh leaves what people wrote, and rewords the rest', () => {
  const written = { ...worded(), demands: '请财政局本周内拨付。', closing: '' };
  const text = refreshText(written, ['demands', 'closing'], worded({ praised: [mention('甲局', '提前办结1项')] }));
  expect(text).toMatchObject({ demands: '请财政局本周内拨付。', closing: '', praised: '对甲局（提前办结1项）予以表扬。' });
});

it('a draft is changed by supervisors only, and nothing else is changed by anybody', () => {
  const [supervisor, leader] = [actorOf('supervisor'), actorOf('leader')];
  expect(legalCircularTransitions('draft', supervisor)).toEqual(['edit', 'refresh', 'issue', 'withdraw']);
  expect(legalCircularTransitions('draft', leader)).toEqual([]);
  expect([legalCircularTransitions('issued', supervisor), legalCircularTransitions('withdrawn', supervisor)]).toEqual([[], []]);
});
