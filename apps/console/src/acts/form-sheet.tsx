import { type ReactNode, useState } from 'react';
import { useTranslation } from '../i18n/index.js';
import { Button, type ButtonLook } from '../ui/button.js';
import { Failed } from '../ui/part.js';
import { Sheet } from '../ui/sheet.js';

interface FormSheetProps {
  title: string;
  submit: string;
  look?: ButtonLook;
  isComplete: boolean;
  sent: { isPending: boolean; isError: boolean; error: unknown; mutate: () => void };
  onClose: () => void;
  /** @param fault what an empty field says after the first try */
  children: (fault: string | null) => ReactNode;
}

/** A form of a few fields over the page: says what is missing after the first try, and what the server refused. */
export function FormSheet({ title, submit, look = 'primary', isComplete, sent, onClose, children }: FormSheetProps): ReactNode {
  const { t } = useTranslation();
  const [isTried, setTried] = useState(false);
  return (
    <Sheet
      title={title}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (isComplete && !sent.isPending) sent.mutate();
      }}
      foot={
        <>
          <Button type="submit" look={look} busy={sent.isPending}>
            {submit}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </>
      }
    >
      {children(isTried ? t('form.required') : null)}
      {sent.isError && <Failed error={sent.error} />}
    </Sheet>
  );
}
