import { createTransport, type Transporter } from 'nodemailer';
import { Channel, type OutgoingDelivery, type SendResult } from '#delivery';
import { toEmail } from './email-message.js';

export interface EmailChannelOptions {
  /** smtp://user:password@host:587 or smtps://…; options of the mail library may follow as a query. */
  url: string;
  /** Sender, as `Name <address>`. */
  from: string;
  /** Longest wait in milliseconds for the connection, the greeting, and each answer. */
  timeoutMs?: number;
}

/** E-mail through a mail server. A refusal for good (5xx) ends the delivery, anything else is tried again. */
export class EmailChannel extends Channel {
  readonly name = 'email';
  private readonly transport: Transporter;

  constructor(private readonly options: EmailChannelOptions) {
    super();
    const timeout = options.timeoutMs ?? 10_000;
    this.transport = createTransport({
      url: options.url,
      connectionTimeout: timeout,
      greetingTimeout: timeout,
      socketTimeout: timeout,
      dnsTimeout: timeout,
    });
  }

  async send(delivery: OutgoingDelivery): Promise<SendResult> {
    if (!delivery.address) return { ok: false, retryable: false, detail: 'The recipient has no e-mail address.' };
    try {
      const sent: unknown = await this.transport.sendMail(toEmail(delivery, this.options.from));
      return { ok: true, ...answerOf(sent) };
    } catch (error) {
      return { ok: false, ...refusalOf(error) };
    }
  }
}

/** The server's last line, as `250 2.0.0 Ok: queued as 12345`. */
function answerOf(sent: unknown): { statusCode?: number; detail?: string } {
  const response = (sent as { response?: unknown }).response;
  if (typeof response !== 'string') return {};
  const code = Number(response.slice(0, 3));
  return { detail: response.slice(0, 500), ...(Number.isInteger(code) ? { statusCode: code } : {}) };
}

interface SmtpFault extends Error {
  code?: string;
  responseCode?: number;
}

/** `530 Authentication required` says that SMTP_URL lacks a password, not that this letter is refused. */
const SET_UP_FAULT = 530;

/** Only a refusal of this very letter is final; a fault of connection, greeting or log-in waits until it is put right. */
function refusalOf(error: unknown): { retryable: boolean; statusCode?: number; detail: string } {
  const { code, responseCode, message } = error as SmtpFault;
  const ofLetter = code === 'EENVELOPE' || code === 'EMESSAGE';
  const final = ofLetter && (responseCode === undefined || (responseCode >= 500 && responseCode !== SET_UP_FAULT));
  return { retryable: !final, detail: message.slice(0, 500), ...(responseCode ? { statusCode: responseCode } : {}) };
}
