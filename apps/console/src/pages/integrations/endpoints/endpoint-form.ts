import type { Schemas } from '../../../api/client.js';
import type { Endpoint } from '../../../api/integrations/endpoints.js';

type Filter = Schemas['FilterBody'];

/** An endpoint as its form holds it: numbers and headers as they are typed. */
export interface EndpointForm {
  url: string;
  description: string;
  eventTypes: string[];
  leadDepartmentIds: string[];
  lamps: string[];
  maxInFlight: string;
  ratePerMinute: string;
  ordered: boolean;
  asymmetric: boolean;
  headers: string;
}

export const MAX_IN_FLIGHT = 50;
export const MAX_RATE = 6000;
const USUAL_IN_FLIGHT = '4';

/** @param endpoint left out: a new one */
export function formOf(endpoint?: Endpoint): EndpointForm {
  const { filter = {} } = endpoint ?? {};
  return {
    url: endpoint?.url ?? '',
    description: endpoint?.description ?? '',
    eventTypes: endpoint?.eventTypes ?? [],
    leadDepartmentIds: filter.leadDepartmentIds ?? [],
    lamps: filter.lamps ?? [],
    maxInFlight: endpoint ? String(endpoint.maxInFlight) : USUAL_IN_FLIGHT,
    ratePerMinute: endpoint?.ratePerMinute ? String(endpoint.ratePerMinute) : '',
    ordered: endpoint?.ordered ?? false,
    asymmetric: false,
    headers: '',
  };
}

type Faults = Partial<Record<'url' | 'maxInFlight' | 'ratePerMinute' | 'headers', true>>;

/** What can't be read as it was typed; which addresses are allowed, the server says. */
export function faultsOf(form: EndpointForm): Faults {
  const faults: Faults = {};
  if (!/^https?:\/\/\S+$/i.test(form.url.trim())) faults.url = true;
  if (!isWithin(form.maxInFlight, MAX_IN_FLIGHT)) faults.maxInFlight = true;
  if (form.ratePerMinute && !isWithin(form.ratePerMinute, MAX_RATE)) faults.ratePerMinute = true;
  if (headersOf(form.headers) === null) faults.headers = true;
  return faults;
}

function isWithin(text: string, max: number): boolean {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= max;
}

/** `name: value` a line; null when a line is none. */
function headersOf(text: string): Record<string, string> | null {
  const lines = text.split('\n').filter((line) => line.trim());
  const pairs = lines.map((line) => /^\s*([\w-]+)\s*:\s*(.+?)\s*$/.exec(line));
  if (pairs.some((pair) => pair === null)) return null;
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}

/** What a form without faults says. Headers that were not typed stay as they are. */
export function bodyOfForm(form: EndpointForm, was: Filter): Schemas['EndpointChangeBody'] & { url: string } {
  const { url, description, eventTypes, leadDepartmentIds, lamps, maxInFlight, ratePerMinute, ordered, headers } = form;
  return {
    url: url.trim(),
    description: description.trim(),
    eventTypes,
    filter: { ...was, leadDepartmentIds, lamps: lamps as NonNullable<Filter['lamps']> },
    maxInFlight: Number(maxInFlight),
    ratePerMinute: ratePerMinute ? Number(ratePerMinute) : null,
    ordered,
    ...(headers.trim() ? { headers: headersOf(headers) ?? {} } : {}),
  };
}
