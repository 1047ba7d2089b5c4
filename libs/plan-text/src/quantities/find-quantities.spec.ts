import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuantities, hasQuantity } from './find-quantities.js';

describe('what counts, verbatim with its unit', () => {
  it.each<[text: string, quantities: string[]]>([
    ['新增公办义务教育学位3500个', ['3500个']],
    ['力争完成20条以上道路建设', ['20条以上']],
    ['地区生产总值增长7%', ['7%']],
    ['提高0.5个百分点', ['0.5个百分点']],
    ['发病率控制在3‰以内', ['3‰以内']],
    ['完成投资313.9亿元', ['313.9亿元']],
    ['实现税收1.2万亿元', ['1.2万亿元']],
    ['引进外资3000万美元', ['3000万美元']],
    ['亩均税收300万元/亩', ['300万元/亩']],
    ['新增用地1,200亩', ['1,200亩']],
    ['新增用地２００亩', ['２００亩']],
    ['培育1-2家领军企业', ['1-2家']],
    ['培育5至10家领军企业', ['5至10家']],
    ['增长20%—30%', ['20%—30%']],
    ['投资20万元至30万元', ['20万元至30万元']],
    ['组织300余家企业、20多个协会', ['300余家', '20多个']],
    ['投资3000多万元', ['3000多万元']],
    ['集聚10万科技人才', ['10万']],
    ['新增装机5万千瓦、发电2亿千瓦时', ['5万千瓦', '2亿千瓦时']],
    ['新建超过400个5G基站', ['400个']],
    ['压缩至5个工作日以内', ['5个工作日以内']],
    ['一个“片区1-2所幼儿园”的布局', ['1-2所']],
    ['培训1.5万人次左右', ['1.5万人次左右']],
    ['日处理污水5万立方米', ['5万立方米']],
    ['建设第三轮"美丽街区"3个', ['3个']],
    ['紧盯5方面21项问题整改', ['5方面', '21项']],
  ])('%s: %j', (text, quantities) => {
    expect(findQuantities(text)).toEqual(quantities);
  });
});

describe('Chinese numerals, where they count', () => {
  it.each<[text: string, quantities: string[]]>([
    ['深入落实十项民生实事', ['十项']],
    ['引聚万名以上产业人才', ['万名以上']],
    ['培育百余家企业', ['百余家']],
    ['惠及数百家企业', ['数百家']],
    ['服务上千名群众', ['上千名']],
    ['新增学位一千二百个', ['一千二百个']],
    ['投资三亿五千万元', ['三亿五千万元']],
    ['新建三至五个公园', ['三至五个']],
    ['新建三个公园', ['三个']],
    ['建设两座水厂', ['两座']],
    ['新增一所小学', ['一所']],
    ['压减三分之一', ['三分之一']],
    ['百分之八十五以上达标', ['百分之八十五以上']],
    ['减少两成', ['两成']],
    ['半数以上的村', ['半数以上']],
    ['产值翻一番', ['翻一番']],
    ['引进亿元以上项目', ['亿元以上']],
  ])('%s: %j', (text, quantities) => {
    expect(findQuantities(text)).toEqual(quantities);
  });
});

describe('what looks like a quantity and is none', () => {
  it.each([
    '完善“1+N”创新政策体系',
    '深入落实“红帆工程”三年行动计划',
    '推动散裂中子源二期动工',
    '推进5G网络建设',
    '第3批项目',
    '前10名企业',
    '建设110千伏变电站',
    '培育10亿元级企业',
    '支持千亿级龙头企业',
    '3个月内完成',
    '2022年6月30日前',
    '2021-2025年规划',
    '打造15分钟生活圈',
    '24小时自助服务',
    '每10万人拥有',
    '每万人拥有',
    '万元GDP能耗',
    '举办“万名干部助企行”',
    '《100个案例》',
    '打造三大现代城市中心区',
    '加强五个片区统筹',
    '等五个千亿级产业集群',
    '做到两个维护',
    '三会一课',
    '打造一流园区',
    '一批项目',
    '一个平台',
    '四位一体',
    '走进千家万户',
    '打赢三大攻坚战',
    '完成员额改革',
    '3号线',
    'A4纸',
    '×24小时',
  ])('%s', (text) => {
    expect(findQuantities(text)).toEqual([]);
  });
});

describe('whatever it is given', () => {
  const words = fc.constantFrom(
    ...'1 20 3.5 . , - — 至 一 十 百 千 万 亿 半 翻 番 成 分之 % 个 家 亿元 以上 余 多 数 上 第 每 “ ” 《 》 月 分钟 圈 / 级'.split(
      ' ',
    ),
  );

  it('finds parts of the text, in order', () => {
    const texts = fc.oneof(
      fc.array(words, { maxLength: 30 }).map((parts) => parts.join('')),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const found = findQuantities(text);
        let from = 0;
        for (const quantity of found) {
          const at = text.indexOf(quantity, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + quantity.length;
        }
        expect(hasQuantity(text)).toBe(found.length > 0);
      }),
      { numRuns: 5000 },
    );
  });
});

it.each([
  ['推动人均预期寿命达到80岁', ['80岁']],
  ['为60岁以上老人免费体检', []],
  ['三栋2套速递柜搬迁移位', ['2套']],
])('%s: %j', (text, found) => {
  expect(findQuantities(text)).toEqual(found);
});
