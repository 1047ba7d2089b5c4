import { bigramsOf } from './bigrams.js';
import { reasonOf } from './reason.js';
import type { CandidateDepartment, EarlierItem, Evidence, SuggestibleItem, Suggestion } from './suggestion.js';

const PATH_WEIGHT = 0.35;
const STEM_WEIGHT = 0.8;
/** Votes count from this many of the most similar earlier items. */
const NEIGHBOURS = 3;
const EARLIER_WEIGHT = 0.4;
/** Items of one chapter share its headings: alone they make nobody similar. */
const PATH_WEIGHT_AMONG_EARLIER = 0.1;
/** The score at which evidence is about 63 % of what can be had. */
const ENOUGH = 6;
const WEAKEST_SHOWN = 0.2;
const MOST_SHOWN = 3;

interface Department extends CandidateDepartment {
  duty: Set<string>;
  name: Set<string>;
}

/**
 * Proposes who should lead an item: by the words it shares with the duties of departments, and by whom similar items were
 * led before. Pairs of characters stand for words; the rarer a pair is in the plans and among the departments, the more
 * it tells. Built once for many items; `background` are the texts that show which words are common.
 */
export class DepartmentSuggester {
  private readonly departments: Department[];
  private readonly dutyCount = new Map<string, number>();
  private readonly textCount = new Map<string, number>();
  private readonly postings = new Map<string, number[]>();
  private readonly lengths: number[];
  private readonly texts: number;

  constructor(
    departments: readonly CandidateDepartment[],
    private readonly earlier: readonly EarlierItem[],
    background: readonly SuggestibleItem[],
  ) {
    this.departments = departments.map((one) => ({ ...one, duty: bigramsOf(one.duties), name: bigramsOf(one.stems.join(' ')) }));
    for (const { duty, name } of this.departments) for (const pair of new Set([...duty, ...name])) count(this.dutyCount, pair);
    for (const { text } of [...background, ...earlier]) for (const pair of bigramsOf(text)) count(this.textCount, pair);
    this.texts = background.length + earlier.length;
    this.lengths = earlier.map((item, index) => {
      const pairs = bigramsOf(`${item.text} ${item.path.join(' ')}`);
      for (const pair of pairs) {
        const list = this.postings.get(pair);
        if (list) list.push(index);
        else this.postings.set(pair, [index]);
      }
      return pairs.size;
    });
  }

  /** The best first; none where the evidence is weak. */
  suggest(item: SuggestibleItem): Suggestion[] {
    const pairs = this.weighted(item);
    const evidence = this.departments.map((one) => ({ department: one, ...this.dutyEvidence(one, pairs) }));
    this.addEarlier(evidence, pairs);
    const total = evidence.reduce((sum, { score }) => sum + score * score, 0);
    return evidence
      .filter(({ score }) => score > 0)
      .map((one) => ({ ...one, confidence: ((1 - Math.exp(-one.score / ENOUGH)) * one.score * one.score) / total }))
      .filter(({ confidence }) => confidence >= WEAKEST_SHOWN)
      .sort((a, b) => b.confidence - a.confidence)
      .slice(0, MOST_SHOWN)
      .map(({ department, confidence, ...rest }) => ({
        departmentId: department.id,
        confidence: Math.round(confidence * 100) / 100,
        reason: reasonOf(item, department, rest, (word) => this.dutyWeight(word)),
      }));
  }

  /** Pairs of the item, those of its headings with less weight. */
  private weighted({ text, path }: SuggestibleItem): Map<string, number> {
    const pairs = new Map<string, number>();
    for (const pair of bigramsOf(path.join(' '))) pairs.set(pair, PATH_WEIGHT);
    for (const pair of bigramsOf(text)) pairs.set(pair, 1);
    return pairs;
  }

  private dutyEvidence({ duty, name }: Department, pairs: ReadonlyMap<string, number>): Evidence {
    let score = 0;
    for (const [pair, weight] of pairs) {
      if (duty.has(pair)) score += weight * this.dutyWeight(pair);
      else if (name.has(pair)) score += weight * STEM_WEIGHT * this.dutyWeight(pair);
    }
    return { score, duties: score, earlier: null };
  }

  /** Rare in plans and named by few departments. */
  private dutyWeight(pair: string): number {
    const owners = this.dutyCount.get(pair) ?? 0;
    return (
      this.rarity(pair) * (Math.log(1 + this.departments.length / Math.max(1, owners)) / Math.log(1 + this.departments.length))
    );
  }

  private rarity(pair: string): number {
    return Math.log(1 + (this.texts + 1) / (1 + (this.textCount.get(pair) ?? 0)));
  }

  private addEarlier(evidence: (Evidence & { department: Department })[], pairs: ReadonlyMap<string, number>): void {
    const byId = new Map(evidence.map((one) => [one.department.id, one]));
    for (const { index, score } of this.neighbours(pairs)) {
      const item = this.earlier[index];
      const one = item && byId.get(item.departmentId);
      if (!item || !one) continue;
      one.score += EARLIER_WEIGHT * score;
      if (score > (one.earlier?.score ?? 0)) one.earlier = { item, score };
    }
  }

  /** The most similar earlier items; long texts are not similar for their length. */
  private neighbours(pairs: ReadonlyMap<string, number>): { index: number; score: number }[] {
    const shared = new Map<number, number>();
    for (const [pair, weight] of pairs) {
      const gain = (weight < 1 ? PATH_WEIGHT_AMONG_EARLIER : 1) * this.rarity(pair);
      for (const index of this.postings.get(pair) ?? []) shared.set(index, (shared.get(index) ?? 0) + gain);
    }
    return [...shared]
      .map(([index, score]) => ({ index, score: score / Math.sqrt(1 + (this.lengths[index] ?? 0) / 12) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, NEIGHBOURS);
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
