import type { Span } from '#plan-text';
import { hashOfSource } from '../documents/parse-plan-text.js';

/** What ties a ledger to its plan: the plan itself, or, before it was imported, its text. */
export type LedgerOrigin = { kind: 'plan'; planId: string } | { kind: 'text'; sourceHash: string };

/** What ties a row to its item: the item with the version that was written, or the place in the text. */
export type ItemRef = { kind: 'item'; itemId: string; version: number } | { kind: 'span'; start: number; end: number };

export function originOfText(source: string): string {
  return `text:${hashOfSource(source)}`;
}

export function originOfPlan(planId: string): string {
  return `plan:${planId}`;
}

export function refOfSpan({ start, end }: Span): string {
  return `${start}-${end}`;
}

export function refOfItem({ id, version }: { id: string; version: number }): string {
  return `${id}@${version}`;
}

/** Null for what is none of ours: files pass through many hands. */
export function parseOrigin(text: string): LedgerOrigin | null {
  const plan = /^plan:([0-9a-f-]{36})$/.exec(text)?.[1];
  if (plan) return { kind: 'plan', planId: plan };
  const hash = /^text:([0-9a-f]{64})$/.exec(text)?.[1];
  return hash ? { kind: 'text', sourceHash: hash } : null;
}

export function parseRef(text: string): ItemRef | null {
  const item = /^([0-9a-f-]{36})@(\d{1,9})$/.exec(text);
  if (item?.[1]) return { kind: 'item', itemId: item[1], version: Number(item[2]) };
  const span = /^(\d{1,9})-(\d{1,9})$/.exec(text);
  return span ? { kind: 'span', start: Number(span[1]), end: Number(span[2]) } : null;
}
