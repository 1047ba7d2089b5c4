import { WorkStopped } from './work-stopped.js';

/** Somebody whose work asks for a place; '' stands for work that nobody in particular asked for. */
type Owner = string;

interface Waiting {
  owner: Owner;
  begin: () => void;
}

export interface FairPlacesOptions {
  /** Work at the same time. */
  size: number;
  /** Work that waits; more is refused. */
  maxWaiting: number;
  /** Work of one owner that waits; more is refused. */
  maxWaitingOfOne: number;
}

/**
 * Places for work, shared fairly between those who ask: one owner never has all of them while there are two or more, and whoever was served longest ago is
 * next. So work without end of one person keeps nobody else waiting.
 */
export class FairPlaces {
  private readonly running = new Map<Owner, number>();
  private readonly servedAt = new Map<Owner, number>();
  private readonly waiting: Waiting[] = [];
  private taken = 0;
  private served = 0;

  constructor(private readonly options: FairPlacesOptions) {}

  /** Resolves when there is a place. @throws WorkStopped `busy` */
  async take(owner: Owner): Promise<void> {
    if (this.taken < this.options.size && this.mayRun(owner)) return this.begin(owner);
    const own = this.waiting.filter((one) => one.owner === owner).length;
    if (this.waiting.length >= this.options.maxWaiting || (owner !== '' && own >= this.options.maxWaitingOfOne))
      throw new WorkStopped('busy');
    await new Promise<void>((resolve) => this.waiting.push({ owner, begin: resolve }));
  }

  giveBack(owner: Owner): void {
    this.taken -= 1;
    const running = (this.running.get(owner) ?? 1) - 1;
    if (running > 0) this.running.set(owner, running);
    else this.running.delete(owner);
    const next = this.next();
    if (next) {
      this.waiting.splice(this.waiting.indexOf(next), 1);
      this.begin(next.owner);
      next.begin();
    }
    if (running === 0 && !this.waiting.some((one) => one.owner === owner)) this.servedAt.delete(owner);
  }

  private begin(owner: Owner): void {
    this.taken += 1;
    this.running.set(owner, (this.running.get(owner) ?? 0) + 1);
    this.servedAt.set(owner, (this.served += 1));
  }

  private mayRun(owner: Owner): boolean {
    return owner === '' || (this.running.get(owner) ?? 0) < Math.max(1, this.options.size - 1);
  }

  /** Who waits, may run, and was served longest ago; of one owner the first. */
  private next(): Waiting | undefined {
    const possible = this.waiting.filter(({ owner }) => this.mayRun(owner));
    const since = ({ owner }: Waiting): number => this.servedAt.get(owner) ?? 0;
    return possible.reduce<Waiting | undefined>((best, one) => (best && since(best) <= since(one) ? best : one), undefined);
  }
}
