import { notify } from '../../ui/notice.js';

/** Copies a text and says so; without TLS the browser has no clipboard, and the text can be selected by hand. */
export async function copyText(text: string, done: string): Promise<void> {
  if (!('clipboard' in navigator)) return;
  await navigator.clipboard.writeText(text);
  notify(done);
}
