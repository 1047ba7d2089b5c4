import { describe, expect, it } from 'vitest';
import { WorkCalendar } from '#work-calendar';
import { proposedColour, type SlipSubject } from './slip-colour.js';

type OpenSlipFacts = Parameters<typeof proposedColour>[1][number];

const calendar = new WorkCalendar();

/** Due on Friday 2022-06-17. */
const project = (details: Partial<SlipSubject> = {}): SlipSubject => ({
  state: 'in_progress',
  dueDate: '2022-06-17',
  atRiskFrom: null,
  returns: 0,
  ...details,
});

const colourOn = (today: string, details: Partial<SlipSubject> = {}, pending: OpenSlipFacts[] = []): string =>
  proposedColour(project(details), pending, today, calendar);

const unanswered = (colour: OpenSlipFacts['colour'], answerDue: string): OpenSlipFacts => ({
  colour,
  answerDue,
  awaitsAnswer: true,
});

describe('the colour that the rules propose', () => {
  it.each([
    ['on its course: blue', '2022-06-14', {}, 'blue'],
    ['on the due date: blue', '2022-06-17', {}, 'blue'],
    ['on the weekend after it: blue still, no workday is lost', '2022-06-19', {}, 'blue'],
    ['one workday overdue: red', '2022-06-20', {}, 'red'],
    ['in review but overdue: red', '2022-06-27', { state: 'in_review' }, 'red'],
    ['returned as poor: yellow', '2022-05-10', { returns: 1 }, 'yellow'],
    ['returned, but up for review again: blue', '2022-05-10', { returns: 1, state: 'in_review' }, 'blue'],
  ] as const)('%s', (_name, today, details, colour) => {
    expect(colourOn(today, details)).toBe(colour);
  });

  it('is yellow from the day on which it falls behind its course', () => {
    expect(colourOn('2022-05-09', { atRiskFrom: '2022-05-10' })).toBe('blue');
    expect(colourOn('2022-05-10', { atRiskFrom: '2022-05-10' })).toBe('yellow');
    expect(colourOn('2022-06-27', { atRiskFrom: '2022-05-10' })).toBe('red');
  });

  it('rises when a slip was not answered in time, and only then', () => {
    expect(colourOn('2022-05-10', {}, [unanswered('blue', '2022-05-10')])).toBe('blue');
    expect(colourOn('2022-05-11', {}, [unanswered('blue', '2022-05-10')])).toBe('yellow');
    expect(colourOn('2022-05-11', {}, [unanswered('yellow', '2022-05-10')])).toBe('red');
    expect(colourOn('2022-05-11', {}, [{ ...unanswered('yellow', '2022-05-10'), awaitsAnswer: false }])).toBe('blue');
  });
});
