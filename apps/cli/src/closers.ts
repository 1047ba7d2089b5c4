/** What was opened and must be closed, the last first. A closer that fails does not keep the others from closing. */
export class Closers {
  private readonly stack: (() => Promise<void>)[] = [];

  push(close: () => Promise<void>): void {
    this.stack.push(close);
  }

  async closeAll(): Promise<void> {
    const faults: unknown[] = [];
    for (let close = this.stack.pop(); close; close = this.stack.pop())
      await close().catch((error: unknown) => faults.push(error));
    if (faults.length > 0) throw faults[0];
  }
}
