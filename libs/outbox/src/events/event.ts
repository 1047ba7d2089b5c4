import type { EngineTime } from '#platform';

/** Who did it. `id` is null for the program itself. */
export interface ActorRef {
  id: string | null;
  name: string;
}

/** The program acting on its own: dispatcher, import, sweep. */
export const SYSTEM_ACTOR: ActorRef = { id: null, name: 'duban' };

/** What an event is about: its history is the sequence of events with the same subject. */
export interface Subject {
  kind:
    | 'project'
    | 'plan'
    | 'policy'
    | 'endpoint'
    | 'call-in'
    | 'person'
    | 'circular'
    | 'score-rules'
    | 'department'
    | 'calendar'
    | 'robot'
    | 'inbound-source'
    | 'message-template'
    | 'report-schedule';
  id: string;
}

export interface NewEvent {
  /** Given where something else refers to the event before it is recorded. */
  id?: string;
  /** Past tense, subject first: `project.registered`. */
  type: string;
  subject: Subject;
  actor: ActorRef;
  at: EngineTime;
  /** What was before and after, and whatever else a reader of the history needs. */
  data: Record<string, unknown>;
}

export interface RecordedEvent extends NewEvent {
  id: string;
  /** 1, 2, 3 … within the subject, without gaps. */
  sequence: number;
}
