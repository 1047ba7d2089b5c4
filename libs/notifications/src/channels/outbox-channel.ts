import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { Channel, type OutgoingDelivery, type SendResult } from '#delivery';
import { toEmail } from './email-message.js';

/**
 * E-mail without a mail server: every letter becomes a file `<delivery id>.eml` in a folder, whole or not at all. A repeat
 * writes the same file again.
 */
export class OutboxChannel extends Channel {
  readonly name = 'email';
  private readonly composer = createTransport({ streamTransport: true, buffer: true });

  /** @param folder made if need be */
  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {
    super();
  }

  async send(delivery: OutgoingDelivery): Promise<SendResult> {
    if (!delivery.address) return { ok: false, retryable: false, detail: 'The recipient has no e-mail address.' };
    const { message } = await this.composer.sendMail(toEmail(delivery, this.from));
    const file = path.join(this.folder, `${delivery.id}.eml`);
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeWhole(file, message as Buffer);
    return { ok: true, detail: `written to ${path.basename(file)}` };
  }
}

async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const draft = `${file}.${process.pid}.draft`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
