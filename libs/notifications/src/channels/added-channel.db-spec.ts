import { request } from 'undici';
import { describeChannel } from '../../test/channel-contract.js';
import { FakeService } from '../../test/fakes/fake-service.js';
import { type Channel, type OutgoingDelivery, type SendResult } from '#delivery';
import { isMessage } from '../messages/message.js';
import { plainText } from '../formats/plain-text.js';

/** A channel that Duban doesn't have: what docs/delivery.md says of adding one is all that it takes. */
class PagerChannel implements Channel {
  readonly name = 'pager';
  constructor(private readonly url: string) {}

  async send({ address, content }: OutgoingDelivery, signal: AbortSignal): Promise<SendResult> {
    if (!isMessage(content)) throw new Error('a pager shows messages only');
    const body = JSON.stringify({ pager: address, text: `${content.title}\n${plainText(content)}` });
    try {
      const timeout = AbortSignal.any([signal, AbortSignal.timeout(400)]);
      const answer = await request(this.url, { method: 'POST', body, signal: timeout });
      const text = await answer.body.text();
      if (text === '{"beeped":true}') return { ok: true };
      return { ok: false, retryable: answer.statusCode !== 404, detail: `The pager said ${answer.statusCode}.` };
    } catch (error) {
      return { ok: false, retryable: true, detail: String(error) };
    }
  }
}

describeChannel({
  name: 'pager',
  refuses: ['nobody wears it'],
  forbidden: /(?!)/,
  async open() {
    let worn = true;
    const service = await FakeService.open(({ body }) =>
      worn ? { answer: { beeped: true }, taken: JSON.parse(body) as unknown } : { status: 404, answer: {} },
    );
    return {
      channel: new PagerChannel(service.origin),
      to: { recipientId: '0199a000-0000-7000-8000-000000000009', address: '4711' },
      taken: () => service.taken,
      behave: (mode) => (service.mode = mode),
      refusals: { 'nobody wears it': { provoke: () => void (worn = false), means: { retryable: false } } },
      close: service.close,
    };
  },
});
