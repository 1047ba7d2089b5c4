import { DomainError } from '#platform';

/** The move that a path names. @throws DomainError `transition.unknown`, with the moves that there are */
export function transitionNamed<Transition extends string>(name: string, transitions: readonly Transition[]): Transition {
  const transition = transitions.find((one) => one === name);
  if (transition === undefined)
    throw new DomainError('transition.unknown', `There is no move "${name}". The moves are: ${transitions.join(', ')}.`, {
      transitions,
    });
  return transition;
}
