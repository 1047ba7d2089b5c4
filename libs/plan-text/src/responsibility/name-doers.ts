import type { ParsedPlan, Responsibility } from '../plan/parsed-plan.js';
import { type Doer, doerOf } from './doer.js';
import { isCollectiveName, isUnitName, splitNames } from './unit-names.js';

/** Gives each item without a lead the one that its own words name, or those of the task before it in its sentence, in place. */
export function nameDoers(plan: ParsedPlan, text: string): ParsedPlan {
  const addressee = addresseeOf(text);
  let end = 0;
  let last: Responsibility | null = null;
  for (const item of plan.items) {
    const own = doerOf(item.text);
    const goesOn = JOINS.test(text.slice(end, Math.max(end, item.span.start)));
    if (own) last = responsibilityOfDoer(own, addressee);
    else if (!goesOn) last = null;
    if (last && (item.responsibility?.leads.length ?? 0) === 0) item.responsibility = merged(last, item.responsibility);
    end = item.span.end;
  }
  return plan;
}

/** What parts two tasks of one sentence. */
const JOINS = /^[，,、 \t\u3000]+$/;

function responsibilityOfDoer({ leads, cooperating, isAddressee }: Doer, addressee: string | null): Responsibility | null {
  const [first, ...others] = isAddressee && addressee !== null ? [addressee] : leads;
  if (first === undefined && cooperating.length === 0) return null;
  return { leads: first === undefined ? [] : [first], cooperating: [...new Set([...others, ...cooperating])], leaders: [] };
}

function merged(said: Responsibility, noted: Responsibility | null): Responsibility {
  if (!noted) return { ...said };
  const cooperating = [...new Set([...said.cooperating, ...noted.cooperating])].filter((name) => !said.leads.includes(name));
  return { leads: said.leads, cooperating, leaders: noted.leaders };
}

const FIRST_LINES = 10;

/** "市交通局：" on a line near the top. */
function addresseeOf(text: string): string | null {
  for (const line of text.split('\n', FIRST_LINES)) {
    const names = /[：:]\s*$/.test(line) ? splitNames(line.replace(/[：:]\s*$/, '')) : [];
    const [only] = names;
    if (names.length === 1 && only !== undefined && isUnitName(only) && !isCollectiveName(only)) return only;
  }
  return null;
}
