const ENDING = /\.(?:txt|md|html?|docx?|pdf|xlsx?|csv|ofd)$/i;

/** The title of the ledger of a plan with this title or file name. */
export function ledgerTitleOf(plan: string): string {
  const title = plan.replace(ENDING, '').trim();
  return /(?:任务)?分解表$/.test(title) ? title : `${title}任务分解表`;
}
