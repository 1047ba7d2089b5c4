/** What was left out or could not be read, a sentence for the person who uploaded the file. */
export interface DocumentNote {
  text: string;
  /** The same in Chinese. */
  zh: string;
}

/** All that a reader has to tell, each in both languages. */
export const NOTES = {
  struckOut: () => note('Text that is struck out (删除线) was left out.', '带删除线的文字没有采用。'),
  contents: () => note('The table of contents was left out.', '目录没有采用。'),
  footnotes: (count: number) => note(`${count} footnotes were left out.`, `${count} 条脚注没有采用。`),
  comments: (count: number) => note(`${count} comments were left out.`, `${count} 条批注没有采用。`),
  hiddenSheets: (count: number) => note(`${count} hidden sheets were left out.`, `${count} 张隐藏的工作表没有采用。`),
  oldWord: () =>
    note(
      'Ordinals that Word numbers automatically and table cells are not told apart in .doc. Save it as .docx to have them.',
      '.doc 文件中的自动编号和表格无法识别。如有需要，请另存为 .docx 后再上传。',
    ),
  aroundWebPage: () =>
    note(
      'Menus, links and other parts around the main text of the web page were left out.',
      '网页正文以外的菜单、链接等没有采用。',
    ),
  unreadCharacters: () =>
    note('Some characters of the text could not be read and stand as \ufffd.', '有的字无法识别，以 \ufffd 代替。'),
  headersAndFooters: (pages: number) =>
    note(`Headers, footers and page numbers of ${pages} pages were left out.`, `${pages} 页的页眉、页脚和页码没有采用。`),
  tableByPlace: () =>
    note(
      'A table was put together by where its words stand on the page. Check departments and dates, or upload it as .docx or .xlsx.',
      '表格是按文字在页面上的位置还原的。请核对单位和日期，或上传 .docx、.xlsx 文件。',
    ),
  emptyPages: (empty: number, pages: number) =>
    note(
      `${empty} of ${pages} pages hold no text (they may be pictures) and were left out.`,
      `${pages} 页中有 ${empty} 页没有文字（可能是图片），没有采用。`,
    ),
  slanted: () => note('Slanted text (a watermark) was left out.', '倾斜的文字（水印）没有采用。'),
} satisfies Record<string, (...counts: number[]) => DocumentNote>;

function note(text: string, zh: string): DocumentNote {
  return { text, zh };
}
