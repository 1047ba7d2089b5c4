import { describe, expect, it } from 'vitest';
import { attachment } from './attachment.js';

describe('the name of a download', () => {
  it('is coded in full, with an ASCII one beside it', () => {
    expect(attachment('松山湖(2022年).xlsx', 'ledger.xlsx')).toBe(
      `attachment; filename="ledger.xlsx"; filename*=UTF-8''%E6%9D%BE%E5%B1%B1%E6%B9%96%282022%E5%B9%B4%29.xlsx`,
    );
  });

  it('neither leaves the folder nor the header', () => {
    const header = attachment('../"要点"\r\nSet-Cookie: a=b\ud800.csv', 'ledger.csv');
    expect(decodeURIComponent(header)).toBe(
      `attachment; filename="ledger.csv"; filename*=UTF-8''.._\u005f要点___Set-Cookie_ a=b_.csv`,
    );
  });
});
