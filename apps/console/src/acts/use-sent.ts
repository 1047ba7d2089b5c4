import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newIdempotencyKey } from '../api/move.js';
import { ApiProblem } from '../api/problem.js';
import { notify } from '../ui/notice.js';

interface Sent<Values, Answer> {
  send: (values: Values, idempotencyKey: string) => Promise<Answer>;
  /** Told when the server has said yes. */
  done?: string | ((answer: Answer) => string);
  /** What is read again then. */
  concerns: readonly QueryKey[];
  onDone?: (answer: Answer) => void;
}

/** Sends a form once, however often it is pressed or sent again; a refusal is an answer, so that another try is another request. */
export function useSent<Values = void, Answer = unknown>({ send, done, concerns, onDone }: Sent<Values, Answer>) {
  const queries = useQueryClient();
  const key = useRef<string | null>(null);
  return useMutation({
    mutationFn: (values: Values) => {
      key.current ??= newIdempotencyKey();
      return send(values, key.current);
    },
    onSuccess: async (answer) => {
      key.current = null;
      if (done) notify(typeof done === 'string' ? done : done(answer));
      onDone?.(answer);
      await Promise.all(concerns.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status < 500) key.current = null;
    },
  });
}
