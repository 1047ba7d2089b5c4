import type { Language } from './message.js';
import type { Kind } from './notice.js';
import enAssignment from '../../templates/en/assignment.json' with { type: 'json' };
import enAssignments from '../../templates/en/assignments.json' with { type: 'json' };
import enCall from '../../templates/en/call.json' with { type: 'json' };
import enCircular from '../../templates/en/circular.json' with { type: 'json' };
import enCommon from '../../templates/en/common.json' with { type: 'json' };
import enDigest from '../../templates/en/digest.json' with { type: 'json' };
import enEndpointFailing from '../../templates/en/endpoint-failing.json' with { type: 'json' };
import enEndpointOff from '../../templates/en/endpoint-off.json' with { type: 'json' };
import enReminder from '../../templates/en/reminder.json' with { type: 'json' };
import enReport from '../../templates/en/report.json' with { type: 'json' };
import enRobotOff from '../../templates/en/robot-off.json' with { type: 'json' };
import enSlip from '../../templates/en/slip.json' with { type: 'json' };
import enTest from '../../templates/en/test.json' with { type: 'json' };
import enTransition from '../../templates/en/transition.json' with { type: 'json' };
import zhAssignment from '../../templates/zh-CN/assignment.json' with { type: 'json' };
import zhAssignments from '../../templates/zh-CN/assignments.json' with { type: 'json' };
import zhCall from '../../templates/zh-CN/call.json' with { type: 'json' };
import zhCircular from '../../templates/zh-CN/circular.json' with { type: 'json' };
import zhCommon from '../../templates/zh-CN/common.json' with { type: 'json' };
import zhDigest from '../../templates/zh-CN/digest.json' with { type: 'json' };
import zhEndpointFailing from '../../templates/zh-CN/endpoint-failing.json' with { type: 'json' };
import zhEndpointOff from '../../templates/zh-CN/endpoint-off.json' with { type: 'json' };
import zhReminder from '../../templates/zh-CN/reminder.json' with { type: 'json' };
import zhReport from '../../templates/zh-CN/report.json' with { type: 'json' };
import zhRobotOff from '../../templates/zh-CN/robot-off.json' with { type: 'json' };
import zhSlip from '../../templates/zh-CN/slip.json' with { type: 'json' };
import zhTest from '../../templates/zh-CN/test.json' with { type: 'json' };
import zhTransition from '../../templates/zh-CN/transition.json' with { type: 'json' };

/** A text with Liquid marks; a long one is written in pieces that are joined as they stand. */
export type Text = string | string[];

/** What a kind of message says in one language. A detail or an action whose value comes out empty is left out. */
export interface Template {
  title: Text;
  opening: Text;
  details: { label: Text; value: Text }[];
  actions: { label: Text; link: Text }[];
  /** What is said otherwise through a channel, by its name. */
  channels?: Record<string, ChannelTemplate>;
}

export type ChannelTemplate = Partial<Omit<Template, 'channels'>>;

/** What all kinds of a language share. */
export interface CommonTexts {
  /** Between a label and its value. */
  colon: string;
  titleFor: string;
  deputyNote: string;
  shownNote: string;
  /** Of several messages that go out as one. */
  mergedTitle: string;
  mergedOpening: string;
  /** Names that `{% render 'name', … %}` puts in. */
  parts: Record<string, string>;
}

/** The templates that Duban ships. */
export const TEMPLATES: Readonly<Record<Language, Readonly<Record<Kind, Template>>>> = {
  'zh-CN': {
    reminder: zhReminder,
    call: zhCall,
    slip: zhSlip,
    circular: zhCircular,
    report: zhReport,
    assignment: zhAssignment,
    assignments: zhAssignments,
    transition: zhTransition,
    digest: zhDigest,
    test: zhTest,
    'robot-off': zhRobotOff,
    'endpoint-failing': zhEndpointFailing,
    'endpoint-off': zhEndpointOff,
  },
  en: {
    reminder: enReminder,
    call: enCall,
    slip: enSlip,
    circular: enCircular,
    report: enReport,
    assignment: enAssignment,
    assignments: enAssignments,
    transition: enTransition,
    digest: enDigest,
    test: enTest,
    'robot-off': enRobotOff,
    'endpoint-failing': enEndpointFailing,
    'endpoint-off': enEndpointOff,
  },
};

export const COMMON_TEXTS: Readonly<Record<Language, CommonTexts>> = { 'zh-CN': zhCommon, en: enCommon };
