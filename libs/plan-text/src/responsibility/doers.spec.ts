import { describe, expect, it } from 'vitest';
import { parsePlan } from '../parse-document.js';

/** One line an item: its text, who leads + who helps, due. */
function read(source: string): string[] {
  return parsePlan(source).items.map(({ text, responsibility, due }) =>
    [text, `${responsibility?.leads.join('、') ?? ''}+${responsibility?.cooperating.join('、') ?? ''}`, due ?? '-'].join(' | '),
  );
}

describe('the words of a task name who does it', () => {
  it.each([
    ['请住建局会同城管局在10月20日前拿出整治方案，财政局做好资金保障。', ['住建局+城管局', '财政局+']],
    ['责成水务局完成管网清淤30公里，生态环境局配合。', ['水务局+生态环境局']],
    ['市财政局要落实资金5000万元，7月15日前拨付到位。', ['市财政局+', '市财政局+']],
    ['各区政府负责组织居民议事，8月底前完成签约。', ['各区政府+']],
    ['新建小学2所，由教育局负责。', ['教育局+']],
    ['住建局、应急管理局要开展危房排查。', ['住建局+应急管理局']],
    ['市就业局应建成零工市场3个。', ['市就业局+']],
    ['住建局 完成碧道10公里', ['住建局+']],
    ['王副市长批示：请市水务局牵头，会同生态环境局、城管局，于9月30日前完成排水口排查。', ['市水务局+生态环境局、城管局']],
  ])('%s', (source, who) => {
    expect(read(source).map((line) => line.split(' | ')[1])).toEqual(who);
  });

  it.each([
    '我局将建成充电桩300个。',
    '建成政务服务大厅2个。',
    '支持市供销社建设冷库1座。',
    '推进市应急局搬迁。',
    '本办要印发清单。',
  ])('nobody: %s', (source) => {
    expect(parsePlan(source, { planYear: 2024 }).items.map(({ responsibility }) => responsibility)).toEqual([null]);
  });

  it('a letter asks the one to whom it is addressed', () => {
    const letter =
      '关于加快建设的督办通知\n市交通局：\n1.请你局于2024年6月20日前完成站点选址论证；\n2.请会同市自然资源局办理用地预审手续。';
    expect(read(letter)).toEqual([
      '请你局于2024年6月20日前完成站点选址论证 | 市交通局+ | 2024-06-20',
      '请会同市自然资源局办理用地预审手续 | 市交通局+市自然资源局 | -',
    ]);
  });
});

describe('minutes', () => {
  it('give what the meeting resolved, in the year of the days they write out, and nothing of who was there', () => {
    const minutes = [
      '市政府专题会议纪要',
      '2024年5月8日，市长王某主持召开专题会议，研究老旧小区改造工作。现纪要如下：',
      '一、会议听取了住建局关于老旧小区改造情况的汇报。',
      '二、会议议定：',
      '（一）由市住建局牵头，市财政局、市城管局配合，6月底前制定老旧小区改造实施方案。',
      '（二）市财政局要落实资金5000万元，7月15日前拨付到位。',
      '（三）各区政府负责组织居民议事，8月底前完成签约。',
      '参加：张某（市住建局）、李某（市财政局）',
    ].join('\n');
    expect(read(minutes)).toEqual([
      '6月底前制定老旧小区改造实施方案 | 市住建局+市财政局、市城管局 | 2024-06-30',
      '市财政局要落实资金5000万元 | 市财政局+ | -',
      '7月15日前拨付到位 | 市财政局+ | 2024-07-15',
      '各区政府负责组织居民议事，8月底前完成签约 | 各区政府+ | 2024-08-31',
    ]);
    expect(parsePlan(minutes).notes).toMatchObject([{ kind: 'year' }]);
  });

  it.each(['会议决定', '会议议定', '会议同意', '会议明确', '经研究决定'])('“%s” opens a task', (words) => {
    expect(read(`会议纪要\n一、关于学位建设。${words}，新建小学2所。`)).toEqual(['新建小学2所 | + | -']);
  });

  it('days of two years tell no year', () => {
    expect(parsePlan('2023年5月8日印发方案。2024年6月20日前完成论证。').planYear).toBeNull();
  });
});
