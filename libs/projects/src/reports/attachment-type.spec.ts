import { describe, expect, it } from 'vitest';
import { MediaTypeDetector } from './attachment-type.js';

function mediaTypeOf(content: Buffer): string {
  const detector = new MediaTypeDetector();
  // Names of parts and characters lie across chunks.
  for (let at = 0; at < content.length; at += 16) detector.take(content.subarray(at, at + 16));
  return detector.end();
}

const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
const ZIP = [0x50, 0x4b, 0x03, 0x04];

describe('the type of an attachment', () => {
  it.each([
    ['application/pdf', bytes('%PDF-1.7\n')],
    ['image/png', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes(ZIP, '[Content_Types].xml', 'xl/workbook.xml')],
    ['application/ofd', bytes(ZIP, 'OFD.xml')],
    ['text/plain; charset=utf-8', bytes('已完成施工图审查')],
  ])('%s is told by its bytes', (mediaType, content) => {
    expect(mediaTypeOf(content)).toBe(mediaType);
  });

  it.each([
    ['a program', bytes('MZ', [0x90, 0, 3])],
    ['a script', bytes('#!/bin/sh\nrm -rf /')],
    ['a web page', bytes(' <script>alert(1)</script>')],
    ['a ZIP that is no office file', bytes(ZIP, 'setup.exe')],
    ['what is no UTF-8', bytes([0xc4, 0xe3, 0xba])],
  ])('%s is refused, whatever it is called', (_name, content) => {
    expect(() => mediaTypeOf(content)).toThrow(expect.objectContaining({ code: 'attachment.type' }) as Error);
  });
});
