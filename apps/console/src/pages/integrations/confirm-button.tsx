import { type ReactNode, useState } from 'react';
import { useTranslation } from '../../i18n/index.js';
import { Button, type ButtonLook } from '../../ui/button.js';
import { Failed } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';
import { useAct } from './use-act.js';

interface Confirmed<Answer> {
  label: string;
  title: string;
  text: string;
  look?: ButtonLook;
  act: () => Promise<Answer>;
  refresh: readonly string[];
  /** What is told when it is done; left out: nothing. */
  done?: string;
  onDone?: (answer: Answer) => void;
}

/** A button that asks before it does something that others notice. */
export function ConfirmButton<Answer>({ label, look = 'default', ...confirmed }: Confirmed<Answer>): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look={look} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && <ConfirmSheet label={label} look={look} {...confirmed} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Asks before something that others notice. */
export function ConfirmSheet<Answer>(props: Confirmed<Answer> & { onClose: () => void }): ReactNode {
  const { label, title, text, look = 'default', act, refresh, done, onDone, onClose } = props;
  const { t } = useTranslation();
  const asked = useAct(act, {
    refresh,
    done: () => done ?? null,
    onDone: (answer) => {
      onClose();
      onDone?.(answer);
    },
    hasPlaceForError: true,
  });
  return (
    <Sheet
      title={title}
      shape="dialog"
      onClose={onClose}
      onSubmit={() => {
        if (!asked.isPending) asked.mutate(undefined);
      }}
      foot={
        <>
          <Button type="submit" look={look === 'danger' ? 'danger' : 'primary'} busy={asked.isPending}>
            {label}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </>
      }
    >
      <p>{text}</p>
      {asked.isError && <Failed error={asked.error} />}
    </Sheet>
  );
}
