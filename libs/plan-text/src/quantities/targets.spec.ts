import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuantities } from './find-quantities.js';
import { announcesIndicators, isIndicator } from './indicator.js';
import { type Target, targetsOf } from './targets.js';

const targets = (text: string): Target[] => targetsOf(text, readQuantities(text));

describe('what is counted, how much of it, and how it compares', () => {
  it.each<[text: string, subject: string | null, value: number | null, unit: string, comparison: Target['comparison']]>([
    ['新增公办义务教育学位3500个', '公办义务教育学位', 3500, '个', 'exactly'],
    ['力争全年新增停车位6000个以上', '停车位', 6000, '个', 'at-least'],
    ['力争完成20条以上道路建设', '道路', 20, '条', 'at-least'],
    ['打通断头路10条以上', '断头路', 10, '条', 'at-least'],
    ['新增10公里步行绿道', '步行绿道', 10, '公里', 'exactly'],
    ['推动20家以上企业参与标准制定', '企业', 20, '家', 'at-least'],
    ['打造10家以上智能化改造示范企业', '智能化改造示范企业', 10, '家', 'at-least'],
    ['新建超过400个5G基站', '5G基站', 400, '个', 'more-than'],
    ['高新技术企业总数突破550家', '高新技术企业总数', 550, '家', 'more-than'],
    ['力促总投资超8.5亿元的项目动工', '总投资', 8.5, '亿元', 'more-than'],
    ['引进培育不少于30家企业', '企业', 30, '家', 'at-least'],
    ['好评率不低于98%', '好评率', 98, '%', 'at-least'],
    ['地区生产总值增长7%', '地区生产总值', 7, '%', 'grow-by'],
    ['地区生产总值增长7%左右', '地区生产总值', 7, '%', 'grow-by'],
    ['服务业增加值同比增长约8%', '服务业增加值', 8, '%', 'grow-by'],
    ['单位GDP能耗下降3.5%', '单位GDP能耗', 3.5, '%', 'shrink-by'],
    ['绿化覆盖率提高到45%', '绿化覆盖率', 45, '%', 'exactly'],
    ['绿化覆盖率提高到45%以上', '绿化覆盖率', 45, '%', 'at-least'],
    ['审批时限压缩至5个工作日以内', '审批时限', 5, '个工作日', 'at-most'],
    ['城镇登记失业率控制在3.5%以内', '城镇登记失业率', 3.5, '%', 'at-most'],
    ['投诉不超过10件', '投诉', 10, '件', 'at-most'],
    ['误差低于2%', '误差', 2, '%', 'less-than'],
    ['建成约1520公里地下管网', '地下管网', 1520, '公里', 'about'],
    ['培训2万人次左右', null, 2, '万人次', 'about'],
    ['培育百余家企业', '企业', 100, '家', 'at-least'],
    ['惠及数百家企业', '企业', null, '家', 'at-least'],
    ['深入落实十项民生实事', '民生实事', 10, '项', 'exactly'],
    ['能耗压减三分之一', '能耗', 1 / 3, '', 'shrink-by'],
    ['产值翻一番', '产值', 1, '倍', 'grow-by'],
    ['集聚一批5亿元的投资', '投资', 5, '亿元', 'exactly'],
    ['引进6个以上总投资超60亿元新兴产业项目', '新兴产业项目', 6, '个', 'at-least'],
  ])('%s: %s %s%s, %s', (text, subject, value, unit, comparison) => {
    expect(targets(text)[0]).toMatchObject({ subject, value, unit, comparison });
  });

  it('reads both ends of a range', () => {
    expect(targets('培育1-2家领军企业')[0]).toMatchObject({ text: '1-2家', value: 1, upTo: 2, subject: '领军企业' });
  });

  it('a growth without a subject of its own is that of the measure before it', () => {
    expect(targets('地区生产总值完成313.9亿元,增长7.5%')).toMatchObject([
      { subject: '地区生产总值', value: 313.9, unit: '亿元', comparison: 'exactly' },
      { subject: '地区生产总值', value: 7.5, unit: '%', comparison: 'grow-by' },
    ]);
  });

  it('never throws, and says one thing for each quantity', () => {
    const words = fc.constantFrom(...'增长 控制在 约 超 到 10 3.5 % 个 亿元 以内 的 、 , 道路 建设 “ ” 新增 企业'.split(' '));
    fc.assert(
      fc.property(fc.array(words, { maxLength: 25 }), (parts) => {
        const text = parts.join('');
        expect(targets(text).map((target) => target.text)).toEqual(
          readQuantities(text).map(({ start, end }) => text.slice(start, end)),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('indicators are measured, tasks are done', () => {
  it.each([
    ['地区生产总值增长7%', true],
    ['空气质量优良率达到95%', true],
    ['城镇登记失业率控制在3.5%以内', true],
    ['每万人发明专利拥有量达170件以上', true],
    ['高新技术企业总数突破550家', true],
    ['力争政务服务事项网上可办率达85%', true],
    ['实现地区生产总值增长7%左右', true],
    ['服务业增加值增长8%', true],
    ['固定资产投资完成100亿元,增长10%', true],
    ['新增停车位6000个以上', false],
    ['推动工业增加值增长8%', false],
    ['总投资近27亿元的8个项目按期投产', false],
    ['力争完成20条以上道路建设', false],
    ['1200套人才公寓', false],
    ['启动碧道建设', false],
  ])('%s: %s', (text, expected) => {
    expect(isIndicator(text, readQuantities(text))).toBe(expected);
  });

  it.each([
    ['今年经济社会发展主要预期目标是:', true],
    ['主要指标', true],
    ['加强生态建设', false],
  ])('%s announces them: %s', (heading, expected) => {
    expect(announcesIndicators(heading)).toBe(expected);
  });
});
