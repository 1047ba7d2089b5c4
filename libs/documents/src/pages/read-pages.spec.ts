import { describe, expect, it } from 'vitest';
import type { Layout } from '../document/document.js';
import { DEFAULT_LIMITS } from '../document/limits.js';
import type { Fragment, PageText } from './page-text.js';
import { readPages } from './read-pages.js';

const SIZE = 12;
/** Where the columns of the tables begin. */
const COLUMNS = [60, 100, 330, 450];

/** Words at a place of a page, in letters of 12. */
const words = (text: string, x: number, y: number): Fragment => ({
  text,
  x,
  y,
  width: [...text].reduce((sum, char) => sum + (char.charCodeAt(0) < 0x100 ? 6.6 : SIZE), 0),
  size: SIZE,
});
const row = (cells: string[], y: number): Fragment[] =>
  cells.flatMap((text, at) => (text === '' ? [] : [words(text, COLUMNS[at] ?? 0, y)]));
const page = (...fragments: Fragment[]): PageText => ({ height: 842, fragments });
const cells = ({ text, tables }: Layout): string[][][] =>
  tables.map(({ rows }) => rows.map((line) => line.map(({ start, end }) => text.slice(start, end))));
const HEADER = ['序号', '工作任务', '责任单位', '完成时限'];

describe('a table on the page', () => {
  const first = page(
    words('2022年重点工作任务分解表', 180, 60),
    ...row(HEADER, 90),
    ...row(['1', '更换老城区路灯1200盏', '市城管局', '6月底'], 120),
    ...row(['2', '新建口袋公园5个，改造提升滨河绿', '市园林局', '9月底'], 150),
    ...row(['', '道3公里', '', ''], 166),
    ...row(['3', '改造农贸市场', '市商务局', '12月底'], 196),
  );

  it('is told by the columns that its words stand in, lines of a cell together, and a note says so', () => {
    const layout = readPages([first], DEFAULT_LIMITS);
    expect(cells(layout)).toEqual([
      [
        HEADER,
        ['1', '更换老城区路灯1200盏', '市城管局', '6月底'],
        ['2', '新建口袋公园5个，改造提升滨河绿道3公里', '市园林局', '9月底'],
        ['3', '改造农贸市场', '市商务局', '12月底'],
      ],
    ]);
    expect(layout.text.split('\n')[0]).toBe('2022年重点工作任务分解表');
    expect(layout.notes).toHaveLength(1);
    expect(layout.notes[0]?.text).toMatch(/table was put together.*\.docx or \.xlsx/);
  });

  it('goes on on the next page, below a title and header that are repeated', () => {
    const second = page(
      words('2022年重点工作任务分解表', 180, 60),
      ...row(HEADER, 90),
      ...row(['4', '建设停车楼2座', '市住建局', '11月底'], 120),
    );
    const layout = readPages([first, second], DEFAULT_LIMITS);
    expect(cells(layout)).toHaveLength(1);
    expect(cells(layout)[0]?.at(-1)).toEqual(['4', '建设停车楼2座', '市住建局', '11月底']);
    expect(layout.text.split('2022年重点工作任务分解表')).toHaveLength(2);
  });

  it('whose numbers stand in the middle of their rows', () => {
    const layout = readPages(
      [
        page(
          ...row(HEADER, 90),
          ...row(['', '新建口袋公园5个，改造提升滨河绿', '', ''], 120),
          ...row(['1', '', '市园林局', '9月底'], 128),
          ...row(['', '道3公里', '', ''], 136),
          ...row(['2', '改造农贸市场', '市商务局', '12月底'], 170),
        ),
      ],
      DEFAULT_LIMITS,
    );
    expect(cells(layout)[0]?.slice(1)).toEqual([
      ['1', '新建口袋公园5个，改造提升滨河绿道3公里', '市园林局', '9月底'],
      ['2', '改造农贸市场', '市商务局', '12月底'],
    ]);
  });

  it('whose numbers stand at the foot of their rows', () => {
    const layout = readPages(
      [
        page(
          ...row(HEADER, 90),
          ...row(['1', '更换路灯1200盏', '市城管局', '6月底'], 120),
          ...row(['', '新建口袋公园5个，改造提升滨河绿', '市住建局、', ''], 150),
          ...row(['2', '道3公里', '市园林局', '9月底'], 166),
          ...row(['3', '改造农贸市场', '市商务局', '12月底'], 196),
        ),
      ],
      DEFAULT_LIMITS,
    );
    expect(cells(layout)[0]?.[2]?.slice(0, 2)).toEqual(['2', '新建口袋公园5个，改造提升滨河绿道3公里']);
    expect(cells(layout)[0]).toHaveLength(4);
  });

  it('ends where text begins again', () => {
    const prose = '以上任务由各责任单位抓好落实，每季度末将进展情况报送督查室汇总通报。';
    const layout = readPages([page(...first.fragments, words(prose, 60, 230))], DEFAULT_LIMITS);
    expect(layout.text.trim().split('\n').at(-1)).toBe(prose);
  });
});

it('a heading behind a title without a stop has a line of its own; a sentence that a line end broke has not', () => {
  const layout = readPages(
    [page(words('2022年城市管理工作要点', 60, 60), words('一、市政设施', 60, 80), words('（一）更换路灯，', 60, 100))],
    DEFAULT_LIMITS,
  );
  expect(layout.text.trim().split('\n')).toEqual(['2022年城市管理工作要点', '一、市政设施', '（一）更换路灯，']);
});
