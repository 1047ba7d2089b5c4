/** What this page knows of its login, outside React: the requests need it. */

/** Proves that a page of ours asks, for the login itself is a cookie that any page would send along. */
export const CSRF_HEADER = { 'X-Duban-CSRF': '1' };

let waiting: { promise: Promise<void>; resolve: () => void } | null = null;
const listeners = new Set<() => void>();

/** Opens the login dialog, once for all requests that wait; settles when somebody has logged in. */
export function askForLogin(): Promise<void> {
  if (!waiting) {
    let resolve = (): void => undefined;
    const promise = new Promise<void>((done) => {
      resolve = done;
    });
    waiting = { promise, resolve };
    tell();
  }
  return waiting.promise;
}

/** The dialog's answer: the waiting requests are sent again. */
export function loggedInAgain(): void {
  waiting?.resolve();
  waiting = null;
  tell();
}

export const loginDialog = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isOpen: (): boolean => waiting !== null,
};

function tell(): void {
  for (const listener of listeners) listener();
}
