import { DomainError, type SecretEncryption } from '#platform';

/** What every message to an endpoint carries besides, by name in lower case. */
export type CustomHeaders = Readonly<Record<string, string>>;

const MOST = 20;
const LONGEST_VALUE = 2000;
const TOKEN = /^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/;
const VALUE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** Names that belong to the connection (RFC 9110, 7.6.1), to the body, to Standard Webhooks, or tell who sends. */
const TAKEN =
  /^(?:host|user-agent|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|http2-settings|(?:proxy|content|webhook)-.*)$/;

/**
 * Names in lower case, each once.
 * @throws DomainError `endpoint.header-invalid`
 */
export function checkHeaders(headers: Readonly<Record<string, unknown>>): CustomHeaders {
  const given = Object.entries(headers);
  if (given.length > MOST) throw invalid(`An endpoint has at most ${MOST} headers of its own.`);
  const checked = new Map<string, string>();
  for (const [as, value] of given) {
    const name = as.toLowerCase();
    if (!TOKEN.test(name)) throw invalid(`"${as}" is no name of a header.`, as);
    if (TAKEN.test(name)) throw invalid(`The header "${name}" is set by Duban or by the connection. Leave it out.`, name);
    if (checked.has(name)) throw invalid(`The header "${name}" is given twice.`, name);
    if (typeof value !== 'string' || value.length > LONGEST_VALUE || !VALUE.test(value))
      throw invalid(`The value of "${name}" must be 1 to ${LONGEST_VALUE} printable ASCII characters.`, name);
    checked.set(name, value);
  }
  return Object.fromEntries(checked);
}

/** Null for none. */
export function encryptHeaders(encryption: SecretEncryption, headers: CustomHeaders, endpointId: string): Buffer | null {
  return Object.keys(headers).length > 0 ? encryption.encrypt(JSON.stringify(headers), endpointId) : null;
}

/** @throws DomainError `secret.unreadable` */
export function decryptHeaders(encryption: SecretEncryption, encrypted: Buffer | null, endpointId: string): CustomHeaders {
  return encrypted ? (JSON.parse(encryption.decrypt(encrypted, endpointId)) as CustomHeaders) : {};
}

function invalid(sentence: string, header?: string): DomainError {
  return new DomainError('endpoint.header-invalid', sentence, header === undefined ? {} : { header });
}
