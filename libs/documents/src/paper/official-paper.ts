import { convertMillimetersToTwip } from 'docx';

/** The look of official documents (公文). */
export const OFFICIAL_PAPER = {
  body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' },
  heading: { ascii: '黑体', hAnsi: '黑体', eastAsia: '黑体' },
  title: { ascii: '方正小标宋简体', hAnsi: '方正小标宋简体', eastAsia: '方正小标宋简体' },
  /** A4 with the margins of GB/T 9704, in twips. */
  page: {
    size: { width: 11906, height: 16838 },
    margin: {
      top: convertMillimetersToTwip(37),
      bottom: convertMillimetersToTwip(35),
      left: convertMillimetersToTwip(28),
      right: convertMillimetersToTwip(26),
    },
  },
};
