import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/index.js';
import { Button, type ButtonLook } from '../ui/button.js';
import { Failed } from '../ui/part.js';
import { Sheet } from '../ui/sheet.js';
import { type Sending, useForm } from './use-form.js';

interface FormSheetProps {
  title: string;
  /** What the button that sends it says; null: there is nothing to send yet. */
  submit: string | null;
  look?: ButtonLook;
  shape?: 'sheet' | 'dialog';
  /** Why it can't be sent now. */
  refused?: string | null;
  /** Left out: nothing has to be filled in. */
  isComplete?: boolean;
  sent: Sending;
  onClose: () => void;
  /** At the foot, behind the buttons that every form has. */
  more?: ReactNode;
  /** Says why it was refused, in place of the words of the server. */
  refusal?: ReactNode;
  /** The fields; a function gets what an empty field says after the first try: null before it. */
  children: ReactNode | ((fault: string | null) => ReactNode);
}

/** A form over the page: says what is missing after the first try, is sent once, and shows what the server refused. */
export function FormSheet(props: FormSheetProps): ReactNode {
  const { title, submit, look = 'primary', shape, refused, isComplete = true, sent, onClose, more, refusal, children } = props;
  const { t } = useTranslation();
  const { fault, onSubmit } = useForm(isComplete, sent);
  return (
    <Sheet
      title={title}
      {...(shape ? { shape } : {})}
      onClose={onClose}
      onSubmit={onSubmit}
      foot={
        <>
          {submit !== null && (
            <Button type="submit" look={look} busy={sent.isPending} refused={refused} style={{ minWidth: 112 }}>
              {submit}
            </Button>
          )}
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          {more}
        </>
      }
    >
      {typeof children === 'function' ? children(fault) : children}
      {Boolean(sent.error) && (refusal || <Failed error={sent.error} />)}
    </Sheet>
  );
}

/** For what is sent nowhere: it is done as soon as it is said. */
export function atOnce(act: () => void): Sending {
  return { isPending: false, error: null, mutateAsync: async () => act() };
}
