import { useDraft } from '../../acts/drafts.js';
import type { Circular, CircularText } from '../../api/reporting/circulars.js';
import { useMe } from '../../api/session.js';

/** In the order of the paper. */
export const TEXT_FIELDS = [
  'title',
  'addressees',
  'opening',
  'praised',
  'criticised',
  'demands',
  'closing',
  'signature',
] as const satisfies (keyof CircularText)[];

export interface EditedText {
  text: CircularText;
  /** Something was written that the server does not have yet. */
  isChanged: boolean;
  change: (next: Partial<CircularText>) => void;
  forget: () => void;
}

/** What somebody is writing in a draft: kept on the device by part until it is saved; the other parts are the server's. */
export function useEditedText(circular: Circular): EditedText {
  const me = useMe();
  const [{ parts }, set, forget] = useDraft<{ parts: Partial<CircularText> }>(`${me.id}.${circular.id}.text`, { parts: {} });
  const mine = circular.legalTransitions.includes('edit') ? parts : {};
  return {
    text: { ...circular.text, ...mine },
    isChanged: TEXT_FIELDS.some((name) => mine[name] !== undefined && mine[name] !== circular.text[name]),
    change: (next) => set({ parts: { ...parts, ...next } }),
    forget: () => {
      set({ parts: {} });
      forget();
    },
  };
}
