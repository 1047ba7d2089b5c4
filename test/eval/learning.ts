import { readSentences } from '../../libs/plan-text/src/text/document.js';
import { normalForm } from '../../libs/plan-text/src/text/normal-form.js';
import type { PlanDocument } from '../../libs/plan-text/src/text/plan-document.js';
import type { NormalForm } from '../../libs/plan-text/src/text/normal-form.js';
import type { Sentence } from '../../libs/plan-text/src/text/document.js';
import { givenDocuments } from './marked-documents.js';
import { type Judgement, Marks } from './marks.js';
import { taughtDocuments } from './taught-documents.js';

/** A document to learn from, read as far as the decisions need it. */
export interface Lesson {
  name: string;
  /** It is scored as well: a model that is judged by it must not have seen it. */
  isScored: boolean;
  document: PlanDocument;
  planYear: number;
  form: NormalForm;
  sentences: Sentence[];
  judgement: Judgement;
}

export async function lessons(root: string): Promise<Lesson[]> {
  const scored = (await givenDocuments(root)).map(({ name, document, planYear, items }): Lesson => {
    const form = normalForm(document.text);
    return {
      name,
      isScored: true,
      document,
      planYear,
      form,
      sentences: readSentences(form),
      judgement: new Marks(document.text, form, items),
    };
  });
  const taught = taughtDocuments(root).map(({ name, text, planYear, judge }): Lesson => {
    const form = normalForm(text);
    const document = { text, tables: [], headings: [] };
    return {
      name,
      isScored: false,
      document,
      planYear,
      form,
      sentences: readSentences(form),
      judgement: judge(form),
    };
  });
  return [...scored, ...taught];
}
