import { DomainError } from '#platform';

/** The move that a path names. @throws DomainError `move.unknown`, with the moves that there are */
export function moveNamed<Move extends string>(name: string, moves: readonly Move[]): Move {
  const move = moves.find((one) => one === name);
  if (move === undefined)
    throw new DomainError('move.unknown', `There is no move "${name}". The moves are: ${moves.join(', ')}.`, { moves });
  return move;
}
