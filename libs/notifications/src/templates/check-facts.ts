import { EXAMPLES, OPTIONAL_FACTS } from '../messages/notice-examples.js';
import { type Kind } from '../messages/notice.js';

/** What Liquid itself knows of any value, and of a loop. */
const OF_ANY = new Set(['size', 'first', 'last']);
const LOOPS = new Set(['forloop', 'tablerowloop']);

type Segments = readonly unknown[];

/** Facts of a kind by name, each with an example. */
export function namedFacts(kind: Kind): Record<string, unknown> {
  return { ...EXAMPLES[kind], ...OPTIONAL_FACTS[kind] };
}

/**
 * The first name of a template that a kind has no fact for, written as it stands; undefined where it has all. Of what a template names
 * itself (a loop, an assignment) only the parts are known: they must be parts of something.
 */
export function unknownFact(kind: Kind, globals: Iterable<Segments>, locals: Iterable<Segments>): string | undefined {
  const facts = namedFacts(kind);
  for (const segments of globals) if (!leadsSomewhere([facts], segments)) return written(segments);
  const parts = partsOf(facts);
  for (const [root, ...rest] of locals)
    if (!LOOPS.has(String(root)) && !rest.every((part) => isOpen(part) || OF_ANY.has(String(part)) || parts.has(String(part))))
      return written([root, ...rest]);
  return undefined;
}

/** Along the names, in any of the examples. What stands in brackets is known only when it is filled. */
function leadsSomewhere(values: readonly unknown[], segments: Segments): boolean {
  const [segment, ...rest] = segments;
  if (segment === undefined || Array.isArray(segment)) return true;
  if (isOpen(segment) || OF_ANY.has(String(segment))) return leadsSomewhere(values.flat(), rest);
  const found = values
    .flat()
    .filter((value) => isRecord(value) && Object.hasOwn(value, String(segment)))
    .map((value) => (value as Record<string, unknown>)[String(segment)]);
  return found.length > 0 && leadsSomewhere(found, rest);
}

function isOpen(segment: unknown): boolean {
  return typeof segment === 'number' || typeof segment === 'object';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function partsOf(value: unknown): Set<string> {
  if (Array.isArray(value)) return new Set(value.flatMap((one) => [...partsOf(one)]));
  if (!isRecord(value)) return new Set();
  return new Set([...Object.keys(value), ...Object.values(value).flatMap((one) => [...partsOf(one)])]);
}

function written(segments: Segments): string {
  return segments.map((segment) => (typeof segment === 'object' ? '[…]' : String(segment))).join('.');
}
