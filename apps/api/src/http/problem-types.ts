/** What kind of answer a problem gets. */
export interface ProblemType {
  status: number;
  /** Short summary, the same for every occurrence (RFC 9457, 3.1.3). */
  title: string;
  /** `warn` where a caller's fault is worth a look (refused logins), `error` where it is ours. */
  logLevel: 'debug' | 'info' | 'warn' | 'error';
}

function callersFault(status: number, title: string): ProblemType {
  return { status, title, logLevel: 'info' };
}

function ourFault(title: string, status = 500): ProblemType {
  return { status, title, logLevel: 'error' };
}

/** The one table from the code of a `DomainError` to its answer. A test fails when a code of the sources has no row. */
const PROBLEM_TYPES: Readonly<Record<string, ProblemType>> = {
  'cursor.invalid': callersFault(400, 'The cursor is invalid'),
  'id.invalid': callersFault(400, 'The id is invalid'),
  'if-match.invalid': callersFault(400, 'The If-Match header is invalid'),
  'idempotency.key-invalid': callersFault(400, 'The Idempotency-Key header is invalid'),
  'idempotency.unsupported': callersFault(400, 'The answer to this request is never kept'),
  'request.invalid': callersFault(400, 'The request is invalid'),
  'login.refused': { status: 401, title: 'The login was refused', logLevel: 'warn' },
  'login.required': callersFault(401, 'A login is required'),
  'access.denied': { status: 403, title: 'Access is denied', logLevel: 'warn' },
  'move.unknown': callersFault(404, 'There is no such move'),
  'call-in.not-yours': callersFault(403, 'The call is not yours to move'),
  'cooperation.not-yours': callersFault(403, 'Your department does not help with this project'),
  'project.not-lead': callersFault(403, 'Your department does not lead this project'),
  'extension.not-yours': { status: 403, title: 'Somebody else decides on extensions', logLevel: 'warn' },
  'slip.not-lead': { status: 403, title: 'The lead department answers', logLevel: 'warn' },
  'appeal.decided': callersFault(409, 'The appeal was decided'),
  'appeal.exists': callersFault(409, 'The line was appealed before'),
  'attachment.closed': callersFault(409, 'The project has ended'),
  'attachment.too-many': callersFault(409, 'Too many files'),
  'blocker.illegal-move': callersFault(409, 'The blocker can not take this move'),
  'blocker.project-ended': callersFault(409, 'The project has ended'),
  'call-in.illegal-move': callersFault(409, 'The call can not take this move'),
  'cooperation.acknowledged': callersFault(409, 'The department has signed already'),
  'delegation.circle': callersFault(409, 'The deputies would go in a circle'),
  'delegation.over': callersFault(409, 'The delegation is over'),
  'delegation.overlap': callersFault(409, 'The person is away on these days already'),
  'delivery.withdrawn': callersFault(409, 'The delivery was withdrawn'),
  'department.code-taken': callersFault(409, 'The code of the department is taken'),
  'department.name-taken': callersFault(409, 'The name of the department is taken'),
  'extension.too-late': callersFault(409, 'It is too late to ask for an extension'),
  'extension.too-many': callersFault(409, 'It was extended too often'),
  'idempotency.in-flight': callersFault(409, 'The same request is being worked on'),
  'indicator.project-ended': callersFault(409, 'The project has ended'),
  'item.not-draft': callersFault(409, 'The item is not a draft'),
  'item.not-dropped': callersFault(409, 'The item is not dropped'),
  'ledger.other-plan': callersFault(409, 'The ledger belongs to another plan'),
  'milestone.done': callersFault(409, 'The milestone is reached already'),
  'milestone.project-ended': callersFault(409, 'The project has ended'),
  'objection.too-late': callersFault(409, 'It is too late for an objection'),
  'person.login-taken': callersFault(409, 'The login is taken'),
  'plan.already-imported': callersFault(409, 'The plan was imported before'),
  'plan.not-ready': callersFault(409, 'The plan is not imported yet'),
  'policy.superseded': callersFault(409, 'There is a newer version of the policy'),
  'project.illegal-move': callersFault(409, 'The project can not take this move'),
  'revision.not-open': callersFault(409, 'The version does not wait for a decision'),
  'revision.outdated': callersFault(409, 'The items were changed since'),
  'revision.same-text': callersFault(409, 'The plan has this text already'),
  'call.already-today': callersFault(409, 'They heard of it today'),
  'call.no-leader': callersFault(409, 'The project has no leader'),
  'call.project-ended': callersFault(409, 'Nobody has to act on the project'),
  'slip.already-open': callersFault(409, 'A slip of this colour is open'),
  'slip.illegal-move': callersFault(409, 'The slip can not take this move'),
  'slip.project-ended': callersFault(409, 'The project gets no slips any more'),
  'sub-task.open': callersFault(409, 'Parts of the task are not closed yet'),
  'sub-task.parent-ended': callersFault(409, 'The task as a whole has ended'),
  'version.stale': callersFault(412, 'The version is stale'),
  'file.too-large': callersFault(413, 'The file is too large'),
  'attachment.type': callersFault(415, 'This kind of file is not taken'),
  'file.encoding': callersFault(415, 'The encoding of the file is unknown'),
  'file.unknown-format': callersFault(415, 'The file has none of the known formats'),
  'delegation.days-invalid': callersFault(422, 'The days are invalid'),
  'delegation.deputy-inactive': callersFault(422, 'The deputy is not active'),
  'delegation.deputy-outside': callersFault(422, 'The deputy could not open what comes'),
  'delegation.self': callersFault(422, 'Nobody stands in for themself'),
  'due-date.invalid': callersFault(422, 'The due date is invalid'),
  'due-date.past': callersFault(422, 'The due date has passed'),
  'endpoint.event-type-invalid': callersFault(422, 'The event type is unknown'),
  'endpoint.secret-invalid': callersFault(422, 'The secret is invalid'),
  'endpoint.url-invalid': callersFault(422, 'The address of the endpoint is invalid'),
  'endpoint.url-private': callersFault(422, 'The address of the endpoint is private'),
  'appeal.no-deduction': callersFault(422, 'The line takes nothing from the score'),
  'extension.not-later': callersFault(422, 'An extension leads to a later date'),
  'file.damaged': callersFault(422, 'The file is damaged'),
  'file.empty': callersFault(422, 'The file is empty'),
  'file.encrypted': callersFault(422, 'The file is encrypted'),
  'file.missing': callersFault(422, 'The file is missing'),
  'file.scanned': callersFault(422, 'The file is a scan without text'),
  'file.too-complex': callersFault(422, 'The file takes too much to read'),
  'idempotency.reused': callersFault(422, 'The idempotency key was used for another request'),
  'indicator.invalid': callersFault(422, 'The indicators are invalid'),
  'indicator.period-invalid': callersFault(422, 'The indicator has no such period'),
  'item.lead-needed': callersFault(422, 'A lead department is needed'),
  'item.merge-invalid': callersFault(422, 'The items can not be merged'),
  'item.no-suggestion': callersFault(409, 'There is no suggestion for the item'),
  'item.reason-needed': callersFault(422, 'A reason is needed'),
  'item.split-invalid': callersFault(422, 'The item can not be split so'),
  'ledger.too-long': callersFault(422, 'The ledger would be too long'),
  'ledger.unknown-format': callersFault(404, 'A ledger comes in no such format'),
  'ledger.no-header': callersFault(422, 'The file holds no ledger'),
  'ledger.plan-unknown': callersFault(422, 'The plan of the ledger is not known'),
  'milestone.invalid': callersFault(422, 'The milestones are invalid'),
  'move.incomplete': callersFault(422, 'The move is incomplete'),
  'origin.note-needed': callersFault(422, 'The source of the finding is needed'),
  'period.invalid': callersFault(422, 'The period is invalid'),
  'person.department-needed': callersFault(422, 'A department is needed'),
  'plan.no-items': callersFault(422, 'The text holds no commitment'),
  'plan.year-needed': callersFault(422, 'The plan year is needed'),
  'policy.invalid': callersFault(422, 'The policy is invalid'),
  'revision.choice-invalid': callersFault(422, 'The entry does not offer this choice'),
  'sub-task.beyond-parent': callersFault(422, 'A part is due after the whole'),
  'roster.invalid': callersFault(422, 'The roster is invalid'),
  'rules.invalid': callersFault(422, 'The assignment rules are invalid'),
  'slip.reason-needed': callersFault(422, 'Another colour needs a reason'),
  'if-match.missing': callersFault(428, 'The If-Match header is missing'),
  'config.invalid': ourFault('The configuration is invalid'),
  'job.doubled': ourFault('A job kind has two handlers'),
  'queue.eviction': ourFault('The queue server may evict jobs'),
  'queue.stuck': ourFault('The queue stands still'),
  'secret.unreadable': ourFault('A stored secret can not be read'),
  'simulation.schema': ourFault('The schema is not a simulation'),
  'file.busy': callersFault(503, 'Too many files are being read'),
  'database.not-migrated': ourFault('The database is not up to date', 503),
};

const NOT_FOUND = callersFault(404, 'Not found, or not visible to you');

/** The answer to a `DomainError` of this code; undefined for one that nobody gave a row. */
export function problemTypeOf(code: string): ProblemType | undefined {
  return Object.hasOwn(PROBLEM_TYPES, code) ? PROBLEM_TYPES[code] : code.endsWith('.not-found') ? NOT_FOUND : undefined;
}
