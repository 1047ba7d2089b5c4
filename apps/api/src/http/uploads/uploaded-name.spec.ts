import { describe, expect, it } from 'vitest';
import { uploadedName } from './uploaded-name.js';

const asBytes = (text: string): string => Buffer.from(text).toString('latin1');
/** 督办报告.docx and 朱镕基.txt as Windows writes them. */
const GBK = Buffer.from([0xb6, 0xbd, 0xb0, 0xec, 0xb1, 0xa8, 0xb8, 0xe6, 0x2e, 0x64, 0x6f, 0x63, 0x78]).toString('latin1');
const GBK_RARE = Buffer.from([0xd6, 0xec, 0xe9, 0x46, 0xbb, 0xf9, 0x2e, 0x74, 0x78, 0x74]).toString('latin1');

describe('the name of an uploaded file', () => {
  it.each([
    ['plain', 'plan.txt', 'plan.txt'],
    ['as text, from filename*', '报告.txt', '报告.txt'],
    ['as text of Latin letters, from filename*', 'résumé.txt', 'résumé.txt'],
    ['as text that begins like GBK, from filename*', 'Übersicht.txt', 'Übersicht.txt'],
    ['in UTF-8', asBytes('报告.txt'), '报告.txt'],
    ['in UTF-8 with a character beyond 16 bits', asBytes('𠮷野家.txt'), '𠮷野家.txt'],
    ['in GBK', GBK, '督办报告.docx'],
    ['in GBK with a rare character', GBK_RARE, '朱镕基.txt'],
    ['percent-encoded', '%E6%8A%A5%E5%91%8A.txt', '报告.txt'],
    ['with a percent sign', '完成100%.txt', '完成100%.txt'],
    ['as an encoded word', '=?UTF-8?B?5oql5ZGK?=.txt', '报告.txt'],
    ['as a quoted encoded word in GBK', '=?gb2312?Q?=B1=A8=B8=E6?=.txt', '报告.txt'],
    ['with the folder of Windows', asBytes('C:\\Users\\张三\\报告.txt'), '报告.txt'],
    ['that leads elsewhere', '../../etc/passwd', 'passwd'],
    ['with a line break', 'a\r\nb.txt', 'ab.txt'],
  ])('%s', (_how, original, name) => {
    expect(uploadedName(original)).toBe(name);
  });
});
