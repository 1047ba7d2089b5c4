import type { Language } from '#platform';
import { lampWords } from '#policies';
import type { PersonalProjectView } from '#projects';
import type { Board } from '#reporting';
import type { WallAnswer } from './wall.dto.js';

interface WallFacts {
  at: Date;
  board: Board;
  sentence: string;
  red: readonly PersonalProjectView[];
}

/** What a wall shows: no ids and no people, only what everybody in the room may read. */
export function wallAnswer({ at, board, sentence, red }: WallFacts, language: Language): WallAnswer {
  const { day, lamps, changedLamps, dueWithin, waiting, byDepartment } = board;
  return {
    day,
    at,
    sentence,
    lamps,
    turnedRed: changedLamps.red.length,
    turnedYellow: changedLamps.yellow.length,
    dueWithin,
    waiting,
    departments: byDepartment.map(({ id: _id, ...numbers }) => numbers),
    red: red.map(({ title, leadDepartment, dueDate, percent, lampReason }) => ({
      title,
      department: leadDepartment.name,
      dueDate,
      percent,
      lampReason: lampWords(lampReason, language),
    })),
  };
}
