import { expect, it } from 'vitest';
import { describeItem } from './describe.js';
import { parsePlan } from '../parse-plan.js';

it.each([
  ['健全学生资助体系,确保不让一名学生因家庭经济困难而失学', 'achieve'],
  ['确保恒大新能源等项目按计划如期开工建设', 'achieve'],
  ['改革教育管理体制,实现管办评分离', 'achieve'],
  ['推动新能源产业规模突破600亿元', 'achieve'],
  ['支持22个国家级产业融合载体延伸上下游产业链', 'advance'],
  ['落实育儿补贴制度', 'achieve'],
  ['建立人才需求信息库', 'start'],
  ['建立健全应急管理机制', 'advance'],
  ['深化产教融合,探索组建职教集团', 'explore'],
  ['启动机场改扩建可行性研究', 'start'],
  ['加快新建金唐东路等市政道路', 'advance'],
  ['大力促进足球事业发展', 'advance'],
  ['稳妥有序推进“双碳”工作,出台绿色低碳产业若干措施', 'start'],
  ['推动一批重大项目动工', 'start'],
])('%s: %s', (text, commitment) => {
  expect(describeItem(text, 2022).commitment).toBe(commitment);
});

it('a part without a verb is hedged as the part before it', () => {
  const { items } = parsePlan('一、民生\n力争全年新增公办幼儿园学位2520个、公办义务教育学位3500个。', { planYear: 2022 });
  expect(items.map(({ commitment }) => commitment)).toEqual(['strive', 'strive']);
});

it('a hedge inside an item says nothing of the next one', () => {
  const { items } = parsePlan('一、预期目标\n主要预期目标为:固定资产投资增长20%、力争25%,社会消费品零售总额增长12%。', {
    planYear: 2018,
  });
  expect(items.map(({ commitment }) => commitment)).toEqual(['strive', 'achieve']);
});
