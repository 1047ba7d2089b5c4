/** One sentence for the delivery log. A failed connection to several addresses hides its causes one level down. */
export function explainFault(error: unknown): string {
  const fault = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  if (fault instanceof Error && fault.name === 'TimeoutError') return 'The receiver did not answer in time.';
  const { code, message } = fault as { code?: string; message?: string };
  return `The message could not be sent: ${message || code || String(fault)}`.slice(0, 500);
}
