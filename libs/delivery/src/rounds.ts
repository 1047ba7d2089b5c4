import { setImmediate as nextTurn } from 'node:timers/promises';

interface Asked<Wish, Answer> {
  wish: Wish;
  resolve: (answer: Answer) => void;
  reject: (reason: unknown) => void;
}

/**
 * What is asked for one by one and done together: while a round is under way, wishes gather for the next. The busier the
 * worker, the larger its rounds and the less each wish costs. A round that fails is done again wish by wish, so that only
 * what can't be done fails.
 */
export class Rounds<Wish, Answer> {
  private waiting: Asked<Wish, Answer>[] = [];
  private running = false;

  /**
   * @param work answers every wish, in their order
   * @param largest wishes in a round
   */
  constructor(
    private readonly work: (wishes: Wish[]) => Promise<Answer[]>,
    private readonly largest = 200,
  ) {}

  ask(wish: Wish): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ wish, resolve, reject });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    await nextTurn();
    while (this.waiting.length > 0) await this.round(this.waiting.splice(0, this.largest));
    this.running = false;
  }

  private async round(asked: Asked<Wish, Answer>[]): Promise<void> {
    try {
      const answers = await this.work(asked.map(({ wish }) => wish));
      asked.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
    } catch (error) {
      const [only] = asked;
      if (asked.length === 1) only?.reject(error);
      else await Promise.all(asked.map((one) => this.round([one])));
    }
  }
}
