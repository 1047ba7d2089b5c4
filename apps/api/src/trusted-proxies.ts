import type { Environment } from '#platform';

/** What Express takes as its setting `trust proxy`: a number of proxies, or their addresses and networks; false: none. */
export function trustedProxies({ TRUST_PROXY = '' }: Environment): number | string[] | false {
  if (TRUST_PROXY === '') return false;
  return /^\d{1,2}$/.test(TRUST_PROXY.trim()) ? Number(TRUST_PROXY) : TRUST_PROXY.split(',').map((part) => part.trim());
}
