import { describe, expect, it } from 'vitest';
import { parsePlan } from '../parse-document.js';
import type { ParsedPlan } from '../plan/parsed-plan.js';

const lines = ({ items }: ParsedPlan): string[] =>
  items.map(({ path, text, responsibility: who, due }) =>
    [[...path, text].join('›'), [...(who?.leads ?? []), ...(who?.cooperating ?? [])].join('、') || '-', due ?? '-'].join(' '),
  );
const notes = ({ notes: all }: ParsedPlan): string[] => all.map(({ kind }) => kind);

describe('a table that was pasted one cell a line', () => {
  const head = '2016年民生实事目标任务分解表\n\n';

  it('is put together again, and a note says so', () => {
    const plan = parsePlan(
      `${head}序号\n\n民生实事\n\n责任单位\n\n完成时限\n\n1\n\n启动建设湿地公园。\n\n县水务局\n\n县住建局\n\n12月底前\n\n2\n\n新建2座人行天桥。\n\n县住建局\n\n9月投入使用\n\n3\n\n开工建设老年养护楼。\n\n县民政局\n\n5月底前动工`,
    );
    expect(lines(plan)).toEqual([
      '启动建设湿地公园 县水务局、县住建局 2016-12-31',
      '新建2座人行天桥 县住建局 2016-09-30',
      '开工建设老年养护楼 县民政局 2016-05-31',
    ]);
    expect(plan.items[0]?.responsibility).toMatchObject({ leads: ['县水务局'], cooperating: ['县住建局'] });
    expect(notes(plan)).toEqual(['table-as-lines']);
  });

  it('with empty cells, leaders and text behind it', () => {
    const plan = parsePlan(
      `${head}序号\n重点任务\n责任领导\n牵头单位\n完成时间\n1\n启动碧道建设，完成征地拆迁。\n张三\n市水务局\n2016.9\n2\n新增学位3500个\n市教育局\n12月底\n3\n改造农贸市场3家\n王五\n市商务局\n三季度\n以上任务请各单位抓好落实，确保按期完成。`,
    );
    expect(lines(plan)).toEqual([
      '启动碧道建设，完成征地拆迁 市水务局 2016-09-30',
      '新增学位3500个 市教育局 2016-12-31',
      '改造农贸市场3家 市商务局 2016-09-30',
    ]);
  });

  it('without numbers, where each row ends with its date', () => {
    const plan = parsePlan(
      `${head}工作任务\n牵头单位\n完成时限\n启动建设湿地公园。\n县水务局\n12月底前\n新建人行天桥2座。\n县住建局\n县交通局\n9月\n本表由督查室负责解释。`,
    );
    expect(lines(plan)).toEqual(['启动建设湿地公园 县水务局 2016-12-31', '新建人行天桥2座 县住建局、县交通局 2016-09-30']);
  });

  it('that can not be put together is told, and no date becomes a heading', () => {
    const plan = parsePlan(`${head}序号\n工作任务\n责任单位\n完成时限\n备注\n启动碧道建设`);
    expect(notes(plan)).toContain('table-as-lines');
    expect(plan.headings.map(({ text }) => text)).toEqual([]);
  });
});

describe('a table that was pasted with tabs', () => {
  const header = '序号\t工作任务\t责任单位\t完成时限\n';

  it('has one item a row; a cell may go over lines, and a last empty cell may be missing', () => {
    const plan = parsePlan(
      `2022年重点工作任务分解表\n${header}1\t更换路灯1200盏\t市城管局\t2022.12\n2\t整治背街小巷30条，\n新建驿站3座\t市城管局\t11/30\n3\t修订管理办法\t市园林局\n\n二、其他工作\n1.启动河涌整治。`,
    );
    expect(lines(plan)).toEqual([
      '更换路灯1200盏 市城管局 2022-12-31',
      '整治背街小巷30条，\n新建驿站3座 市城管局 2022-11-30',
      '修订管理办法 市园林局 -',
      '其他工作›启动河涌整治 - -',
    ]);
    expect(notes(plan)).toEqual([]);
  });

  it('keeps its sections, and ends where another begins', () => {
    const plan = parsePlan(
      `2022年任务分解表\n${header}一、城市建设\n1\t更换路灯1200盏\t市城管局\t6月\n二、民生\n2\t新建驿站3座\t市园林局\t9月\n附表二\n${header}1\t修订管理办法\t市司法局\t12月`,
    );
    expect(lines(plan)).toEqual([
      '城市建设›更换路灯1200盏 市城管局 2022-06-30',
      '民生›新建驿站3座 市园林局 2022-09-30',
      '修订管理办法 市司法局 2022-12-31',
    ]);
  });

  it('knows a month that a narrow column broke', () => {
    const plan = parsePlan(
      '2010年安全教育行事历\n时\n间\t工作主题\t具体措施\n一\n月\t年度总结\n评比月\t1．开展安全检查；\n2．组织消防演练。\n二月\t安全工作\n部署月\t1．落实寒假值班；\n2．食品安全专项督察。\n【打印正文】',
    );
    expect(lines(plan)).toEqual([
      '一月›年度总结评比月›开展安全检查 - 2010-01-31',
      '一月›年度总结评比月›组织消防演练 - 2010-01-31',
      '二月›安全工作部署月›落实寒假值班 - 2010-02-28',
      '二月›安全工作部署月›食品安全专项督察 - 2010-02-28',
    ]);
  });
});
