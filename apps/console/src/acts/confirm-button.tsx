import { type ReactNode, useState } from 'react';
import { Button, type ButtonLook } from '../ui/button.js';
import { FormSheet } from './form-sheet.js';
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
    <FormSheet
      title={title}
      submit={label}
      look={look === 'danger' ? 'danger' : 'primary'}
      shape="dialog"
      sent={asked}
      onClose={onClose}
    >
      <p>{text}</p>
    </FormSheet>
  );
}
