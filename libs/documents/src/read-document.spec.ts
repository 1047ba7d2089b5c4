import iconv from 'iconv-lite';
import { describe, expect, it, vi } from 'vitest';
import { readDocument } from './read-document.js';

// The first document waits for a process to load.
vi.setConfig({ testTimeout: 60_000 });

describe('readDocument', () => {
  it('reads plain text to the letter', async () => {
    const text = '一、营造一流生态体系\r\n　　启动碧道建设。\r\n';
    const read = await readDocument(Buffer.from(text), { fileName: 'plan.txt' });
    expect(read).toEqual({ format: 'text', text, tables: [], headings: [], notes: [] });
  });

  it('reads a short GBK text', async () => {
    expect((await readDocument(iconv.encode('启动碧道建设', 'gb18030'))).text).toBe('启动碧道建设');
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'file.empty'],
    ['spaces', Buffer.from(' \n\t'), 'file.empty'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'file.unknown-format'],
    ['RTF', Buffer.from('{\\rtf1 hello}'), 'file.unknown-format'],
    ['binary', Buffer.from('0102030405060708'.repeat(40), 'hex'), 'file.unknown-format'],
  ])('refuses %s', async (_, bytes, code) => {
    await expect(readDocument(bytes)).rejects.toMatchObject({ name: 'DocumentRefused', code });
  });

  it('refuses a file beyond the limit before it looks inside', async () => {
    const reading = readDocument(Buffer.alloc(2048, '督'), { limits: { maxBytes: 1024 } });
    await expect(reading).rejects.toMatchObject({ code: 'file.too-large' });
  });

  it('refuses text that is longer than the limit', async () => {
    const reading = readDocument(Buffer.from('督办。'.repeat(100)), { limits: { maxTextLength: 200 } });
    await expect(reading).rejects.toMatchObject({ code: 'file.too-large' });
  });

  it('reads many files at once, each for itself', async () => {
    const texts = Array.from({ length: 20 }, (_, at) => `完成第${at}项任务。`);
    const read = await Promise.all(texts.map((text) => readDocument(Buffer.from(text))));
    expect(read.map(({ text }) => text)).toEqual(texts);
  });
});
