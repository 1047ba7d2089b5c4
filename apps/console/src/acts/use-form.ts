import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from '../i18n/index.js';
import { useOnce } from './use-once.js';

/** A mutation, or anything else that sends what stands in a form. */
export interface Sending {
  isPending: boolean;
  error: unknown;
  mutateAsync: () => Promise<unknown>;
}

interface Form {
  /** What an empty field says after the first try: null before it. */
  fault: string | null;
  onSubmit: (event?: SyntheticEvent) => void;
  /** Begins anew: nothing has been tried. */
  restart: () => void;
}

/** What every form does when it is submitted: says what is missing, or sends once. */
export function useForm(isComplete: boolean, sent: Sending): Form {
  const { t } = useTranslation();
  const [isTried, setTried] = useState(false);
  const send = useOnce(() => sent.mutateAsync());
  return {
    fault: isTried ? t('form.required') : null,
    onSubmit: (event) => {
      event?.preventDefault();
      setTried(true);
      if (isComplete && !sent.isPending) send();
    },
    restart: () => setTried(false),
  };
}
