import { describe, expect, it } from 'vitest';
import { MappingFault, MAX_REPORTS, reportsIn } from './report.js';

const REPORT = { project: 'DB-2022-017', kind: 'progress', percent: 60, text: '主体结构封顶' };
const COMPLETION = { project: 'DB-2022-017', kind: 'completion', text: '已竣工验收' };

function faultOf(result: unknown): string {
  try {
    reportsIn(result);
  } catch (error) {
    if (error instanceof MappingFault) return error.message;
    throw error;
  }
  return '';
}

describe('what a mapping answers', () => {
  it('is one report, a list, or an empty list', () => {
    expect(reportsIn(REPORT)).toEqual([REPORT]);
    expect(reportsIn([REPORT, COMPLETION])).toEqual([REPORT, COMPLETION]);
    expect(reportsIn([])).toEqual([]);
    expect(reportsIn({ ...REPORT, problems: '征地滞后', date: '2022-05-18' })).toEqual([
      { ...REPORT, problems: '征地滞后', date: '2022-05-18' },
    ]);
  });

  it('leaves out what is null, and takes the 100 % of a completion', () => {
    expect(reportsIn({ ...COMPLETION, percent: 100, problems: null, date: null })).toEqual([{ ...COMPLETION, percent: 100 }]);
  });

  it('is not nothing: a path that is misspelt must not pass for a body to be ignored', () => {
    for (const nothing of [undefined, null]) expect(faultOf(nothing)).toMatch(/found nothing.*\[\]/);
  });

  it.each([
    [{ ...REPORT, project: ' ' }, /project is a text/],
    [{ ...REPORT, project: 17 }, /project is a text/],
    [{ ...REPORT, text: undefined }, /text is a text/],
    [{ ...REPORT, text: '长'.repeat(5001) }, /5001 characters/],
    [{ ...REPORT, text: 'a\0b' }, /NUL/],
    [{ ...REPORT, text: '\ud800' }, /surrogate/],
    [{ ...REPORT, kind: 'closed' }, /kind is one of progress, completion/],
    [{ ...REPORT, percent: '60' }, /percent is a whole number/],
    [{ ...REPORT, percent: 60.5 }, /percent is a whole number/],
    [{ ...REPORT, percent: 101 }, /percent is a whole number/],
    [{ ...REPORT, date: '2022-02-30' }, /date is a date/],
    [{ ...REPORT, date: '2022/05/18' }, /date is a date/],
    [{ ...REPORT, percentage: 60 }, /"percentage" is not known/],
    [{ ...COMPLETION, percent: 60 }, /percent is 100 or left out/],
    [{ ...COMPLETION, problems: '征地滞后' }, /problems belongs to progress/],
    ['done', /"done", not an object/],
    [[[REPORT]], /not an object/],
  ])('is refused with what to change: %j', (report, sentence) => {
    expect(faultOf(report)).toMatch(sentence);
  });

  it('says which report of a list is wrong, and how many are too many', () => {
    expect(faultOf([REPORT, { ...REPORT, kind: 'x' }])).toMatch(/^Report 2: kind/);
    expect(faultOf(Array.from({ length: MAX_REPORTS + 1 }, () => REPORT))).toMatch(/101 reports; at most 100/);
  });
});
