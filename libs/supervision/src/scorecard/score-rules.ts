import type { Priority } from '#tracking';
import json from '../../scoring/default.json' with { type: 'json' };

/** 牵头, 配合. */
export const SCORE_ROLES = ['lead', 'helper'] as const;
export type ScoreRole = (typeof SCORE_ROLES)[number];

/** Why points are lost. */
export const DEDUCTIONS = [
  'signature-late',
  'signature-missing',
  'report-late',
  'report-missing',
  'report-returned',
  'completion-late',
  'completion-returned',
  'second-yellow-slip',
  'red-slip',
  'extension',
] as const;
export type Deduction = (typeof DEDUCTIONS)[number];

export interface DeductionRule {
  /** zh-CN. */
  name: string;
  /** What it costs, before role and weight. */
  points: number;
  /** Whom it is charged to. */
  roles: ScoreRole[];
  /** Deductions of one group on one project have one cause: only the largest counts. */
  group?: string;
  /** Stays out when the delay of the project is excused (容错). */
  excusable?: boolean;
  source: string;
}

/**
 * The formula as data, each number with its source: 100 − 100 · Σ(role · weight · deduction) / Σ(role · weight · worth)
 * + min(cap, Σ early), between 0 and 100.
 */
export interface ScoreRules {
  title: string;
  version: number;
  roles: Record<ScoreRole, number> & Sourced;
  /** By priority of the item. */
  weights: Record<Priority, number> & Sourced;
  worth: { points: number } & Sourced;
  /** Departments with fewer items are listed without a rank. */
  ranked: { fromItems: number } & Sourced;
  /** Late after `withinWorkdays`; missing from `missingFromWorkdays` past that on, made up or not. */
  signature: { withinWorkdays: number; missingFromWorkdays: number } & Sourced;
  report: { missingFromWorkdays: number } & Sourced;
  early: { cap: number; steps: { fromWorkdays: number; points: number }[] } & Sourced;
  deductions: Record<Deduction, DeductionRule>;
  neverScored: { facts: string[] } & Sourced;
}

interface Sourced {
  source: string;
}

/** The rules that ship with Duban. */
export const DEFAULT_SCORE_RULES = json as ScoreRules;
