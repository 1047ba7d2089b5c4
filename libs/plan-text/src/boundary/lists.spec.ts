import { expect, it } from 'vitest';
import { splitList } from './lists.js';
import { normalForm } from '../text/normal-form.js';

function parts(item: string): string[] {
  const form = normalForm(item);
  return splitList(form, { start: 0, end: form.codes.length }).map(({ start, end }) => form.text.slice(start, end));
}

it.each([
  ['更新改造道路80条、桥梁15座', ['更新改造道路80条', '桥梁15座']],
  ['确保签约项目8个、落地5个', ['确保签约项目8个', '落地5个']],
  ['培育100家中小企业、50家高新企业', ['培育100家中小企业', '50家高新企业']],
  ['改造210公里农村公路和120万平方米村内道路', ['改造210公里农村公路', '和', '120万平方米村内道路']],
  [
    '培育10家以上领军企业和15家以上超10亿元、20家以上超5亿元规模企业',
    ['培育10家以上领军企业', '和', '15家以上超10亿元、20家以上超5亿元规模企业'],
  ],
  ['推动一期三季度动工建设、二期厂房加快动工建设', ['推动一期三季度动工建设', '二期厂房加快动工建设']],
])('%s is cut where its parts are counted or have a stage of their own', (item, cut) => expect(parts(item)).toEqual(cut));

it.each([
  '改造供热、燃气、排水管网800公里、600公里、300公里',
  '集聚一批5亿元、10亿元以上投资的项目',
  '完成投资150亿元、增长7%',
  '和15家以上规模企业',
  '固定资产投资增长20%、力争25%',
  '建设公园、广场和3条绿道',
  '办好“百家企业、千个岗位”招聘会',
])('%s stays whole', (item) => expect(parts(item)).toEqual([item]));
