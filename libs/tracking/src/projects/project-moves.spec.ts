import { describe, expect, it } from 'vitest';
import { isOpen, legalMoves, PROJECT_MOVES, PROJECT_STATES, ruleOf, targetOf, type ProjectState } from './project-moves.js';

describe('the table of moves', () => {
  it('reaches every state from registration', () => {
    const reached = new Set<ProjectState>(['registered']);
    for (let size = 0; size < reached.size;) {
      size = reached.size;
      for (const state of reached) for (const move of legalMoves(state)) reached.add(targetOf(move, state, 'registered'));
    }
    expect([...reached].sort()).toEqual([...PROJECT_STATES].sort());
  });

  it('lets nothing out of closed and cancelled', () => {
    expect(legalMoves('closed')).toEqual([]);
    expect(legalMoves('cancelled')).toEqual([]);
  });

  it('goes back after a suspension to where it was', () => {
    for (const state of PROJECT_STATES.filter(isOpen)) expect(targetOf('resume', 'suspended', state)).toBe(state);
  });

  it('leaves the last word on closing to supervisors', () => {
    const departments = PROJECT_MOVES.filter((move) => ruleOf(move).needs === 'project.handle');
    expect(departments).toEqual(['acknowledge', 'report', 'request-completion']);
  });

  it('has one event type for each move', () => {
    expect(new Set(PROJECT_MOVES.map((move) => ruleOf(move).event)).size).toBe(PROJECT_MOVES.length);
  });
});
