import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NormalForm } from '../../libs/plan-text/src/text/normal-form.js';
import type { Judgement, Relation } from './marks.js';

/**
 * Texts in which somebody marked sentences and commas only, to learn from, not to score: 【#】 before a heading, 【-】 before a
 * sentence without a commitment, 【+】 before one with commitments, 【=】 before one of which only the commas are marked, 【|】 where a new one begins after a comma; 【?】 where
 * careful people may differ. The first line tells the year that the text plans.
 */
export interface TaughtDocument {
  name: string;
  text: string;
  planYear: number;
  judge(form: NormalForm): Judgement;
}

const MARK = /【([#+?|=-])】/g;

export function taughtDocuments(root: string): TaughtDocument[] {
  const folder = join(root, 'test/fixtures/commas');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .toSorted()
    .map((file) => read(file.replace('.txt', ''), readFileSync(join(folder, file), 'utf8')));
}

const YEAR = /^【(\d{4})】\n/;

function read(name: string, file: string): TaughtDocument {
  const planYear = Number(YEAR.exec(file)?.[1]);
  const source = file.replace(YEAR, '');
  const marks = new Map<number, string>();
  let text = '';
  let from = 0;
  for (const { 0: mark, 1: sign = '', index } of source.matchAll(MARK)) {
    text += source.slice(from, index);
    marks.set(text.length, sign);
    from = index + mark.length;
  }
  text += source.slice(from);
  return { name, text, planYear, judge: (form) => new TaughtMarks(marks, form) };
}

class TaughtMarks implements Judgement {
  constructor(
    private readonly marks: ReadonlyMap<number, string>,
    private readonly form: NormalForm,
  ) {}

  holdsItem(start: number, _end: number, form: NormalForm = this.form): 'yes' | 'no' | 'either' {
    const mark = this.markAt(start, form);
    return mark === '+' ? 'yes' : mark === '-' ? 'no' : 'either';
  }

  isHeading(start: number): boolean {
    return this.markAt(start) === '#';
  }

  relation(_from: number, to: number, sentence: number): Relation {
    const whole = this.markAt(sentence);
    if (whole !== '+' && whole !== '=') return 'outside';
    const mark = this.markAt(to);
    return mark === '|' ? 'apart' : mark === '?' ? 'either' : 'same';
  }

  private markAt(index: number, form: NormalForm = this.form): string | undefined {
    return this.marks.get(form.places[index] ?? -1);
  }
}
