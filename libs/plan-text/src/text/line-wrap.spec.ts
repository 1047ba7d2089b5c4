import { expect, it } from 'vitest';
import { normalForm } from './normal-form.js';

it.each([
  ['a line that a comma ends goes on', '推进改革，\n落实政策。', '推进改革,落实政策。'],
  [
    'so does a sentence broken at commas, up to its mark',
    '推动统一管理，\n建立三大区域\n共享中心，\n实现互认。',
    '推动统一管理,建立三大区域共享中心,实现互认。',
  ],
  ['a line with its stop is whole', '推进改革。\n落实政策。', '推进改革。\n落实政策。'],
  ['an ordinal begins a line of its own', '推进改革，\n（一）落实政策，', '推进改革,\n(一)落实政策,'],
  [
    'a long line that an ordinal begins is a heading, also below lines that were joined',
    '启动碧道建设，\n编制河涌规划。\n二、持续推进城市更新和基础设施建设工程以及公共服务设施配套提升工程\n启动碧道建设。',
    '启动碧道建设,编制河涌规划。\n二、持续推进城市更新和基础设施建设工程以及公共服务设施配套提升工程\n启动碧道建设。',
  ],
  ['lines without a mark are headings or tasks', '推进改革\n落实政策\n加强监管。', '推进改革\n落实政策\n加强监管。'],
])('%s', (_name, source, text) => expect(normalForm(source).text).toBe(text));
