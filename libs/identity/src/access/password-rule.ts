import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { DomainError } from '#platform';
import { normalized } from './passwords.js';

/** Blanks at either end and repeated ones count for nothing. */
export const MIN_PASSWORD_LENGTH = 10;

/** zxcvbn's third degree: at least 10^8 guesses, for somebody who tries the known passwords, names, dates and keyboard rows first. */
const LEAST_SCORE = 3;

/** The time that zxcvbn takes grows with the square of the length; this much shows how good it is. */
const MOST_CHECKED = 40;

/** Those whom the password is for, and where: the first words that somebody tries. */
export interface PasswordOwner {
  login: string;
  name: string;
}

/** What is wrong with a new password, as a sentence; null for a good one. */
export async function passwordFault(password: string, { login, name }: PasswordOwner): Promise<string | null> {
  const text = normalized(password).trim().replaceAll(/\s+/g, ' ');
  if ([...text].length < MIN_PASSWORD_LENGTH)
    return `A password has at least ${MIN_PASSWORD_LENGTH} characters, blanks not counted. Use three or four words, or a sentence.`;
  const parts = login.split(/[^\p{L}\p{N}]+/u);
  const own = [login, name, parts.join(''), ...parts, 'duban', '督办'].filter((word) => word.length > 1);
  const { score } = (await estimator()).check(text.slice(0, MOST_CHECKED), own);
  return score >= LEAST_SCORE
    ? null
    : 'This password is among the first that somebody would try: a common one, a name, a date or a row of keys. Use three or four words that do not belong together.';
}

/** @throws DomainError `password.weak` */
export async function refuseWeakPassword(password: string, owner: PasswordOwner): Promise<void> {
  const fault = await passwordFault(password, owner);
  if (fault) throw new DomainError('password.weak', fault);
}

let loaded: Promise<ZxcvbnFactory> | undefined;

/** Its dictionary takes some megabytes: loaded when the first password is set. */
function estimator(): Promise<ZxcvbnFactory> {
  loaded ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }]) => new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }),
  );
  return loaded;
}
