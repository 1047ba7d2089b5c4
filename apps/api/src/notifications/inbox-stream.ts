import { once } from 'node:events';
import type { Response } from 'express';
import type { InboxFollower } from '#notifications';

/** Why a stream ends: the client comes again at once, logs in first, or stays away, for another of its pages took the place. */
export type StreamEnd = 'shutdown' | 'session-over' | 'replaced';

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  // A proxy that collects an answer before it passes it on would hold every event back.
  'X-Accel-Buffering': 'no',
  // Its end frees the connection at once, so that no shutdown waits for it.
  Connection: 'close',
};

/** One open answer of server-sent events. */
export class InboxStream {
  private looking: Promise<void> | undefined;
  private lookAgain = false;
  private told: number | undefined;

  constructor(
    private readonly response: Response,
    private readonly follower: InboxFollower,
    private readonly failed: (error: unknown) => void,
  ) {
    response.writeHead(200, HEADERS);
    response.flushHeaders();
  }

  /** Tells what is new; calls that come meanwhile are answered by one more look. */
  look(): void {
    this.lookAgain = true;
    this.looking ??= this.lookOn().finally(() => {
      this.looking = undefined;
      if (this.lookAgain && this.isOpen) this.look();
    });
  }

  /** A comment that keeps proxies from closing a silent connection. A reader that took nothing since the last one is let go. */
  beat(): void {
    if (this.response.writableNeedDrain) this.response.destroy();
    else if (this.isOpen) this.response.write(': \n\n');
  }

  end(reason: StreamEnd): void {
    if (!this.isOpen) return;
    if (this.response.writableNeedDrain) this.response.destroy();
    else this.response.end(textOf('end', { reason }));
  }

  private get isOpen(): boolean {
    return !this.response.writableEnded && !this.response.destroyed;
  }

  private async lookOn(): Promise<void> {
    try {
      while (this.lookAgain && this.isOpen) {
        this.lookAgain = false;
        const news = await this.follower.look();
        this.lookAgain ||= news.more;
        await this.tell(news);
      }
    } catch (error) {
      // The next call or heartbeat looks again.
      this.lookAgain = false;
      this.failed(error);
    }
  }

  private async tell({ messages, unread }: Awaited<ReturnType<InboxFollower['look']>>): Promise<void> {
    const texts = messages.map((message) => textOf('message', { ...message, unread }, message.id));
    if (this.told === undefined) texts.unshift(textOf('unread', { unread }, this.follower.from));
    else if (messages.length === 0 && unread !== this.told) texts.push(textOf('unread', { unread }));
    this.told = unread;
    if (texts.length === 0 || !this.isOpen || this.response.write(texts.join(''))) return;
    await this.drained();
  }

  private async drained(): Promise<void> {
    const done = new AbortController();
    const first = (event: string): Promise<unknown> => once(this.response, event, { signal: done.signal });
    await Promise.race([first('drain'), first('close')]).finally(() => done.abort());
  }
}

/** JSON has no line breaks outside its strings, so one `data` line holds it. */
function textOf(event: string, data: object, id?: string): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
