export interface ServerEvent {
  id: string | null;
  event: string;
  data: Record<string, unknown>;
}

/** A page that reads server-sent events, with its token in a header. */
export class ServerEvents {
  readonly events: ServerEvent[] = [];
  /** Heartbeats so far. */
  comments = 0;
  readonly headers: Headers;
  /** Resolves when the server has ended the stream, or the page left. */
  readonly ended: Promise<void>;

  private constructor(
    response: Response,
    private readonly leaving: AbortController,
  ) {
    this.headers = response.headers;
    this.ended = this.read(response).catch((error: unknown) => {
      if (!leaving.signal.aborted) throw error;
    });
  }

  static async open(url: string, token: string, lastEventId?: string): Promise<ServerEvents> {
    const leaving = new AbortController();
    const headers = { Authorization: `Bearer ${token}`, ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}) };
    const response = await fetch(url, { headers, signal: leaving.signal });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    return new ServerEvents(response, leaving);
  }

  /** Ids of the messages that came, in their order. */
  get messages(): (string | null)[] {
    return this.events.filter(({ event }) => event === 'message').map(({ id }) => id);
  }

  async leave(): Promise<void> {
    this.leaving.abort();
    await this.ended;
  }

  private async read(response: Response): Promise<void> {
    let rest = '';
    for await (const text of (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
    }
  }

  private take(block: string): void {
    if (block.startsWith(':')) {
      this.comments += 1;
      return;
    }
    const fields = new Map(block.split('\n').map((line) => [line.split(': ', 1)[0], line.slice(line.indexOf(': ') + 2)]));
    const data = JSON.parse(fields.get('data') ?? '{}') as Record<string, unknown>;
    this.events.push({ id: fields.get('id') ?? null, event: fields.get('event') ?? 'message', data });
  }
}
