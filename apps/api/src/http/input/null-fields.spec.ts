import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { SourceChangeBody } from '../../inbound/inbound.dto.js';
import { RobotChangeBody } from '../../notifications/robots.dto.js';
import { ProgressReportBody } from '../../projects/transition.dto.js';
import { ReportScheduleBody } from '../../reports/reports.dto.js';
import { EndpointBody, EndpointChangeBody, RotationBody } from '../../webhooks/webhooks.dto.js';

/** The fields of a body that are refused. */
function faults(type: new () => object, body: object): string[] {
  return validateSync(plainToInstance(type, body), { whitelist: true, forbidNonWhitelisted: true }).map(
    ({ property }) => property,
  );
}

describe('null', () => {
  it.each<[new () => object, object, string]>([
    [RotationBody, {}, 'overlapHours'],
    [RotationBody, {}, 'secret'],
    [EndpointBody, { url: 'https://oa.example.com/' }, 'secret'],
    [EndpointChangeBody, {}, 'eventTypes'],
    [SourceChangeBody, {}, 'state'],
    [SourceChangeBody, {}, 'publicKeys'],
    [RobotChangeBody, {}, 'active'],
    [ReportScheduleBody, { name: '督办月报', kind: 'ledger', every: 'month' }, 'viewId'],
    [ReportScheduleBody, { name: '督办月报', kind: 'ledger', every: 'month' }, 'filter'],
    [ProgressReportBody, { percent: 20, text: '进场' }, 'problems'],
  ])('is no value for what may only be left out: %s %o %s', (type, body, field) => {
    expect(faults(type, body)).toEqual([]);
    expect(faults(type, { ...body, [field]: null })).toEqual([field]);
  });

  it('lifts a limit where the guide says so', () => {
    expect(faults(EndpointChangeBody, { ratePerMinute: null })).toEqual([]);
  });
});
