import { convertMillimetersToTwip } from 'docx';

/** Fonts of official documents (公文): body, headings, the title. */
export const FANGSONG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' };
export const HEITI = { ascii: '黑体', hAnsi: '黑体', eastAsia: '黑体' };
export const XIAOBIAOSONG = { ascii: '方正小标宋简体', hAnsi: '方正小标宋简体', eastAsia: '方正小标宋简体' };

/** A4 with the margins of GB/T 9704 (official documents), in twips. */
export const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: {
    top: convertMillimetersToTwip(37),
    bottom: convertMillimetersToTwip(35),
    left: convertMillimetersToTwip(28),
    right: convertMillimetersToTwip(26),
  },
};
