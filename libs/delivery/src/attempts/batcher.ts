import { setImmediate as nextTurn } from 'node:timers/promises';

interface Pending<Request, Response> {
  request: Request;
  resolve: (response: Response) => void;
  reject: (reason: unknown) => void;
}

/**
 * Collects single requests into batches: while a batch is being processed, requests gather for the next. The busier the worker,
 * the larger its batches and the less each request costs. The requests of a batch that fails are processed again one by one, so
 * that only those fail that can't be done. (`dataloader` batches by the tick instead, and does not process again.)
 */
export class Batcher<Request, Response> {
  private pending: Pending<Request, Response>[] = [];
  private running = false;

  /**
   * @param process answers every request of a batch, in their order
   * @param maxBatchSize requests in a batch
   */
  constructor(
    private readonly process: (requests: Request[]) => Promise<Response[]>,
    private readonly maxBatchSize = 200,
  ) {}

  request(request: Request): Promise<Response> {
    return new Promise((resolve, reject) => {
      this.pending.push({ request, resolve, reject });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    await nextTurn();
    while (this.pending.length > 0) await this.processBatch(this.pending.splice(0, this.maxBatchSize));
    this.running = false;
  }

  private async processBatch(batch: Pending<Request, Response>[]): Promise<void> {
    try {
      const responses = await this.process(batch.map(({ request }) => request));
      batch.forEach(({ resolve }, index) => resolve(responses[index] as Response));
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1) only?.reject(error);
      else await Promise.all(batch.map((one) => this.processBatch([one])));
    }
  }
}
