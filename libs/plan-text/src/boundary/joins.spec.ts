import { describe, expect, it } from 'vitest';
import { splitClauses } from './split-clauses.js';
import { readClauses } from '../clause/read-clauses.js';
import { normalForm } from '../text/normal-form.js';

function parts(sentence: string): string[] {
  const form = normalForm(sentence);
  const whole = { start: 0, end: form.codes.length };
  return splitClauses(form, readClauses(form, whole)).map(({ start, end }) => form.text.slice(start, end));
}

describe('a clause of topic, means or condition belongs to the one after it', () => {
  it.each([
    '要围绕主导产业发展,组织开展科技创新活动',
    '针对载体短板问题,加强信息化管理平台建设',
    '通过置换空间等方式,新建10万平方米孵化器',
    '要深度融入黄河流域发展战略,加强与沿线高新区联动发展',
    '我们一定要紧紧抓住这个最大机遇,加强同研究中心的合作',
    '松山湖将把发展着力点放在实体经济上,加快培育新兴产业',
    '区中医院要以创建三级医院为目标,加强三个重点专科建设',
    '更好发挥退役军人协会作用,完善退役军人服务保障',
    '在继续发挥好科技大市场作用的基础上,加快建设科技服务平台',
  ])('%s', (sentence) => expect(parts(sentence)).toEqual([sentence]));
});

describe('a clause without an object of its own belongs to the one before it', () => {
  it.each([
    '改造提升村卫生室20家,其中山区乡镇不少于8家',
    '办好“中医药文化进校园”活动,全年不少于30场',
    '加快康复楼内部装修和设备采购,确保9月份投入使用',
    '加快市第二人民医院建设,确保国庆节前投入使用',
    '启动妇幼保健院迁建前期工作,上半年完成选址论证',
    '推动国企发展壮大,支持其在产业培育等方面发挥更大作用',
    '改造集中供水工程10处,受益人口1.8万人',
    '地方财政收入增长9%,力争增长11%',
    '盘活闲置厂房3万平方米以上,用于承接小微企业',
    '启动红旗片区棚户区改造,涉及居民860户,用两年时间全面完成',
  ])('%s', (sentence) => expect(parts(sentence)).toEqual([sentence]));
});

it('a verb with an object of its own begins an item, also behind a preposition', () => {
  expect(parts('三季度启动碧道建设,编制河涌规划')).toEqual(['三季度启动碧道建设', '编制河涌规划']);
  expect(parts('上半年完成4件,其余6件11月底前全部完成')).toEqual(['上半年完成4件', '其余6件11月底前全部完成']);
});

it.each([
  ['each clause has its own deadline', '6月底前完成摸底排查,年底前基本完成整改'],
  ['a part of what is counted is counted too', '引进亿元以上项目20个,其中外资项目2个'],
])('%s: it is cut', (_name, sentence) => expect(parts(sentence)).toEqual(sentence.split(',')));
