import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { DocumentRefused } from '../document/refusal.js';
import { decodeText } from './decode-text.js';

const SIMPLIFIED = [
  '启动碧道建设',
  '三季度动工',
  '牵头单位:区发展改革局',
  '一、',
  '新增公办义务教育学位3500个。',
  '督办',
  '完成率达100%',
];
const TRADITIONAL = ['推動觀光發展計畫', '第三季動工', '主辦機關:教育局', '一、', '新增公立學校學位3500個。', '這項工程年底完成'];

describe('decodeText', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be'])('follows the byte order mark of %s, which is no part of the text', (encoding) => {
    expect(decodeText(iconv.encode('启动碧道建设', encoding, { addBOM: true }))).toEqual({ text: '启动碧道建设', encoding });
  });

  it.each(SIMPLIFIED)('reads GBK without being told: %s', (text) => {
    expect(decodeText(iconv.encode(text, 'gb18030'))).toEqual({ text, encoding: 'gb18030' });
  });

  it.each(TRADITIONAL)('reads Big5 without being told: %s', (text) => {
    expect(decodeText(iconv.encode(text, 'big5'))).toEqual({ text, encoding: 'big5' });
  });

  it('reads the characters that only GB18030 has', () => {
    const text = '㐀村道路改造，䶮湖整治，🏗项目年内开工建设';
    expect(decodeText(iconv.encode(text, 'gb18030')).text).toBe(text);
  });

  it.each(['utf-16le', 'utf-16be'] as const)('reads %s without a mark where there is a line end, digit or space', (encoding) => {
    const text = '一、营造一流生态体系\n启动碧道建设\n';
    expect(decodeText(iconv.encode(text, encoding, { addBOM: false }))).toEqual({ text, encoding });
  });

  it('never takes UTF-8 for anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\ufeff'));
        expect(decodeText(Buffer.from(text))).toEqual({ text, encoding: 'utf-8' });
      }),
    );
  });

  it('reads a GBK file that was cut in the middle of a character', () => {
    expect(decodeText(iconv.encode('启动碧道建设', 'gb18030').subarray(0, -1)).text).toBe('启动碧道建\ufffd');
  });

  it('refuses what is no text in any encoding, with a sentence that says what to do', () => {
    const noise = Uint8Array.from({ length: 400 }, (_, at) => 0x80 + ((at * 37) % 128));
    expect(() => decodeText(noise)).toThrow(DocumentRefused);
  });
});
