import type { Review } from '../use-review.js';

interface Sending {
  isPending: boolean;
  /** A refusal is told as a notice. */
  error: null;
  mutateAsync: () => Promise<void>;
}

/**
 * What a form of the review sends.
 * @param act whether the server said yes
 * @param done left out: the form closes then
 */
export function sending({ acts, close }: Review, act: () => Promise<boolean>, done: () => void = close): Sending {
  return {
    isPending: acts.busy,
    error: null,
    mutateAsync: async () => {
      if (await act()) done();
    },
  };
}
