import { describe, expect, it } from 'vitest';
import { cloudEventExample, cloudEventSchema } from '#webhooks';
import { schema } from '#outbox';
import { faultOf, jsonSchemaValidator } from '../../../test/setup/recorded-events.js';
import { EVENT_CATALOGUE } from './features.js';

describe('the catalogue of events', () => {
  it('has an example for each type that is as it says', () => {
    const faults = EVENT_CATALOGUE.all.map(({ type, subject, data }) =>
      faultOf({ type, subject_kind: subject, data: schema.exampleOf(data) }),
    );
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
    const validator = jsonSchemaValidator();
    const wrong = EVENT_CATALOGUE.all.filter((one) => !validator.validate(cloudEventSchema(one), cloudEventExample(one)));
    expect(wrong).toEqual([]);
  });

  it('is the measure of what may be recorded', () => {
    const event = { type: 'project.no_change_reported', subject_kind: 'project', data: {} };
    const data = {
      before: {},
      after: { lastReportAt: '2022-05-18T04:00:00.000Z' },
      reportId: '0190f3a2-5f6b-7cde-8a01-23456789abcd',
    };
    expect(faultOf({ ...event, data })).toBeNull();
    expect(faultOf({ ...event, data: { ...data, note: 'x' } })).toMatch(/additional properties/);
    expect(faultOf({ ...event, data: { ...data, after: { lamp: 'red' } } })).toMatch(/additional properties/);
    expect(faultOf({ ...event, data: { ...data, reportId: 7 } })).toMatch(/must be string/);
    expect(faultOf({ ...event, subject_kind: 'plan' })).toMatch(/about a project/);
    expect(faultOf({ ...event, type: 'project.forgotten' })).toMatch(/not in the catalogue/);
  });

  it('says what a wrong filter was probably meant to be', () => {
    expect(['project.progress_reported', 'project.*', 'score_rules.published'].map((one) => EVENT_CATALOGUE.knows(one))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['project', 'projects.*', '*', 'project.reminder'].map((one) => EVENT_CATALOGUE.knows(one))).not.toContain(true);
    expect(EVENT_CATALOGUE.nearest('project.remindet')).toBe('project.reminded');
    expect(EVENT_CATALOGUE.nearest('projects.*')).toBe('project.*');
    expect(EVENT_CATALOGUE.nearest('something.else_entirely')).toBeUndefined();
  });
});
