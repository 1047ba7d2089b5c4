import { Injectable } from '@nestjs/common';
import { DomainError } from '#platform';

/** Files that one person sends at the same time. */
const OF_ONE_PERSON = 3;
/** Files that this process receives at the same time; they lie on disk, and few bytes of each in memory. */
const IN_ALL = 60;

/** Who is sending a file just now. */
@Injectable()
export class UploadPlaces {
  private readonly taken = new Map<string, number>();
  private all = 0;

  /** Takes a place; the answer gives it back. @throws DomainError `file.busy` */
  take(personId: string): () => void {
    const own = this.taken.get(personId) ?? 0;
    if (own >= OF_ONE_PERSON) throw busy(`You are sending ${OF_ONE_PERSON} files already. Send this one when they are through.`);
    if (this.all >= IN_ALL) throw busy('Too many files are being sent just now. Send yours again in a minute.');
    this.taken.set(personId, own + 1);
    this.all += 1;
    return () => this.giveBack(personId);
  }

  private giveBack(personId: string): void {
    const own = (this.taken.get(personId) ?? 1) - 1;
    if (own === 0) this.taken.delete(personId);
    else this.taken.set(personId, own);
    this.all -= 1;
  }
}

function busy(sentence: string): DomainError {
  return new DomainError('file.busy', sentence);
}
