import { Injectable } from '@nestjs/common';
import { EVENT_CATALOGUE } from '#application';
import { directory } from '#identity';
import type { RecordedEvent } from '#outbox';
import { Database, type Language } from '#platform';
import { historySentence } from './history-sentence.js';

/** Puts the history of a project into sentences, with the names of departments and people. */
@Injectable()
export class HistorySentences {
  constructor(private readonly database: Database) {}

  /** The same events, each with what happened in the language of the asker. */
  async worded<E extends Pick<RecordedEvent, 'type' | 'actor' | 'data'>>(
    events: readonly E[],
    language: Language,
  ): Promise<(E & { summary: string })[]> {
    const departments = await directory.departments(this.database);
    const leaders = await directory.leaders(this.database);
    const names = new Map([...departments, ...leaders].map(({ id, name }) => [id, name]));
    const words = {
      language,
      termOf: (type: string) => EVENT_CATALOGUE.find(type)?.term,
      nameOf: (id: string) => names.get(id),
    };
    return events.map((event) => ({ ...event, summary: historySentence(event, words) }));
  }
}
