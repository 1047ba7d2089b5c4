import type { SendResult } from '#delivery';
import type { Mention, Message } from '../messages/message.js';

/** What a vendor's error code means for the message and for the robot. */
export interface Fault {
  /**
   * - wait: too fast or too busy; try again after `waitMs`
   * - refused: this message is wrong; another try would be too
   * - broken: the robot is gone or set up wrongly; nothing gets through until a person puts it right
   */
  means: 'wait' | 'refused' | 'broken';
  waitMs?: number;
  /** One sentence for the log. */
  detail: string;
}

/** A chat program whose groups take messages from a robot. */
export interface RobotVendor {
  /** Name of the channel. */
  name: string;
  /** As people call it. */
  label: string;
  /** Where its robots live; a robot's address leads elsewhere only where private networks are allowed. */
  host: string;
  /** Beginning of a robot's address, for whoever enters a wrong one. */
  addressExample: string;
  /** The message in the vendor's form. */
  compose(message: Message): object;
  /** Address and body as they are sent, signed where the robot has a secret. */
  sign(url: URL, secret: string | null, now: Date, body: object): { url: URL; body: object };
  /** Where in the answer the code stands; 0 is success. */
  codeField: 'errcode' | 'code';
  /** By code. The source stands beside the table. */
  faults: Readonly<Record<number, Fault>>;
}

const CALLABLE = /^\+?[\w.@-]{1,64}$/;

/** Those who can be called by name, by ids that can't be read as anything else. */
export function callable({ mentions = [] }: Message): Mention[] {
  const id = (text: string | undefined): string | undefined =>
    text && CALLABLE.test(text) && !/^@|^all$/i.test(text) ? text : undefined;
  return mentions.map(({ name, mobile, wecom, dingtalk, feishu }) =>
    withoutGaps({ name, mobile: id(mobile), wecom: id(wecom), dingtalk: id(dingtalk), feishu: id(feishu) }),
  );
}

function withoutGaps(mention: { [K in keyof Mention]: Mention[K] | undefined }): Mention {
  return Object.fromEntries(Object.entries(mention).filter(([, value]) => value !== undefined)) as Partial<Mention> as Mention;
}

/** How one was told off by an answer of HTTP 200: vendors put the real outcome into the body. */
export type Verdict = SendResult & { broken?: true };

/** @param answer body of an answer with HTTP 200 */
export function judge({ codeField, faults }: Pick<RobotVendor, 'codeField' | 'faults'>, answer: string): Verdict {
  const body = parsed(answer);
  const code = body?.[codeField];
  if (code === 0) return { ok: true };
  if (typeof code !== 'number')
    return { ok: false, retryable: true, detail: 'The answer is not one of this service; is something in between?' };
  const fault = faults[code];
  const said = String(body?.['errmsg'] ?? body?.['msg'] ?? '').slice(0, 200);
  const detail = `${fault?.detail ?? 'An error that is not known here.'} (${code} ${said})`;
  switch (fault?.means) {
    case 'wait':
      return { ok: false, retryable: true, detail, ...(fault.waitMs ? { retryAfterMs: fault.waitMs } : {}) };
    case 'refused':
      return { ok: false, retryable: false, detail };
    case 'broken':
      return { ok: false, retryable: false, detail, broken: true };
    default:
      return { ok: false, retryable: true, detail };
  }
}

function parsed(answer: string): Record<string, unknown> | null {
  try {
    const body: unknown = JSON.parse(answer);
    return typeof body === 'object' ? (body as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}
