import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { notify } from '../ui/notice.js';
import { sentenceOf } from '../ui/part.js';

interface ActOptions<Answer> {
  /** Queries that it concerns, by their key or its first part. */
  refresh: readonly (string | QueryKey)[];
  /** What is told when it is done; null: nothing. */
  done?: (answer: Answer) => string | null;
  onDone?: (answer: Answer) => void;
  /** Where the error is shown beside the form; otherwise it is told as a notice. */
  hasPlaceForError?: boolean;
}

/** One act: told when it is done or refused, and the lists that it concerns are read again. */
export function useAct<Input = void, Answer = unknown>(
  act: (input: Input) => Promise<Answer>,
  { refresh, done, onDone, hasPlaceForError = false }: ActOptions<Answer>,
) {
  const queries = useQueryClient();
  const readAgain = (): Promise<unknown> =>
    Promise.all(refresh.map((key) => queries.invalidateQueries({ queryKey: typeof key === 'string' ? [key] : key })));
  return useMutation({
    mutationFn: act,
    onSuccess: async (answer) => {
      // Before the next act: it takes the version that is read now.
      await readAgain();
      const text = done?.(answer);
      if (text) notify(text);
      onDone?.(answer);
    },
    onError: (error) => {
      if (!hasPlaceForError) notify(sentenceOf(error), 'fault');
      // Somebody else may have been faster.
      void readAgain();
    },
  });
}
