import { DEFAULT_POLICY as POLICY } from '#policies';
import type { OpenApi } from './openapi-schema.js';
import type { Ids } from './twin-world.js';

/** One request of a read operation. */
export interface ReadRequest {
  operation: string;
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
}

type Values = readonly string[];

/** What stands for a parameter, by the beginning of the path up to it. `public` and `secret` name ids of {@link Ids}. */
export interface WorldValues {
  /** Values of path parameters, by path up to and with the parameter. */
  path: Readonly<Record<string, Values>>;
  /** Values of query parameters, each tried alone. */
  query: Readonly<Record<string, Values>>;
  /** Reads that are no GET, with their bodies. */
  posts: Readonly<Record<string, readonly unknown[]>>;
}

/** Ids of both worlds and of the secret one; each is asked for in both. */
export function worldValues(open: Ids, secret: Ids): WorldValues {
  const of = (...names: string[]): Values => names.flatMap((name) => open[name] ?? secret[name] ?? []);
  const projects = of(
    'whole',
    'part',
    'late',
    'road',
    'secret-of-plan',
    'secret-part',
    'secret-whole',
    'secret-child',
    'restricted',
  );
  const departments = of('sthj', 'cjj');
  const people = of('ducha', 'ducha-b', 'huanbao', 'huanbao-b', 'stand-in', 'leader-b');
  return {
    path: {
      '/v1/projects/{id}': projects,
      '/v1/projects/ledger.{format}': ['xlsx', 'csv', 'docx', 'json'],
      '/v1/people/{id}': people,
      '/v1/departments/{id}': departments,
      '/v1/policies/{id}': of('policy'),
      '/v1/attachments/{id}': of('late-attachment', 'secret-part-attachment', 'restricted-attachment'),
      '/v1/plans/{id}': of('plan'),
      '/v1/plans/{id}/revisions/{number}': ['1', '2', '3'],
      '/v1/items/{id}': of('item-open', 'item-draft', 'item-secret', 'item-road'),
      '/v1/jobs/{id}': of('job'),
      '/v1/blockers/{id}': of('late-blocker', 'secret-part-blocker', 'restricted-blocker'),
      '/v1/call-ins/{id}': of('call-in'),
      '/v1/endpoints/{id}': of('endpoint'),
      '/v1/deliveries/{id}': of('open-delivery', 'delivery'),
      '/v1/inbound-sources/{id}': of('source'),
      '/v1/inbound-messages/{id}': of('plan', 'msg_past', 'msg_secret'),
      '/v1/message-templates/{language}': ['zh-CN'],
      '/v1/message-templates/{language}/{kind}': ['reminder', 'slip', 'digest'],
      '/v1/robots/{id}': of('robot'),
      '/v1/slips/{id}': of('slip', 'secret-part-slip', 'restricted-slip'),
      '/v1/circulars/{id}': of('circular', 'circular-issued'),
      '/v1/scorecards/{departmentId}': departments,
      '/v1/views/{id}': of('view'),
      '/v1/report-schedules/{id}': of('schedule'),
      '/v1/reports/{id}': of('report'),
      '/v1/instructions/{id}': of('late', 'secret-part'),
      '/v1/drafts/{id}': of('draft', 'late'),
      '/v1/interviews/{id}': of('late', 'secret-part'),
      '/v1/appeals/{id}': of('appeal', 'secret-appeal'),
    },
    query: {
      q: ['涉密事项', '举报线索', '碧道'],
      projectId: projects,
      view: of('view'),
      scheduleId: of('schedule'),
      parentId: of('whole', 'secret-whole'),
      planId: of('plan'),
      itemId: of('item-draft', 'item-secret'),
      departmentId: departments,
      series: ['涉密事项', '十项民生实事'],
      asOf: ['2022-03-03', '2022-03-10'],
      period: ['2022-Q1', '2022-03'],
      state: ['registered', 'draft', 'closed', 'delivered', 'failed', 'waiting', 'issued'],
      lamp: ['red', 'green'],
      limit: ['2'],
    },
    posts: {
      messageTemplates_preview: [{ projectId: secret['secret-part'] }, { projectId: open['late'] }],
      policies_validate: [{ definition: POLICY }],
      policies_previewChange: [{ name: 'default', definition: POLICY }],
      inboundSources_try: [
        { body: { 编号: secret['secret-part'], 比例: 10, 情况: '已进场' } },
        { body: { 编号: open['late'], 比例: 10, 情况: '已进场' } },
      ],
      simulations_simulate: [{ planId: open['plan'], from: '2022-03-12', to: '2022-03-20' }],
    },
  };
}

/** Every read operation of the document with the requests that try it; an operation that lacks values is named. */
export function readRequests(document: OpenApi, values: WorldValues): { requests: ReadRequest[]; without: string[] } {
  const requests: ReadRequest[] = [];
  const without: string[] = [];
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const method of ['GET', 'POST'] as const) {
      const operation = methods[method === 'GET' ? 'get' : 'post'];
      if (!operation) continue;
      const id = operation.operationId;
      const bodies = method === 'GET' ? [undefined] : (values.posts[id] ?? []);
      if (bodies.length === 0) continue;
      const paths = filled(path, values);
      if (paths.length === 0) without.push(id);
      const queries = method === 'GET' ? variants(operation.parameters ?? [], values) : [''];
      for (const address of paths)
        for (const query of queries)
          for (const body of bodies)
            requests.push({ operation: id, method, path: address + query, ...(body === undefined ? {} : { body }) });
    }
  }
  return { requests, without };
}

/** The path with each value of its parameters. */
function filled(path: string, { path: values }: WorldValues): string[] {
  let found = [''];
  let upTo = '';
  for (const piece of path.split(/(\{\w+\})/)) {
    upTo += piece;
    const put = piece.startsWith('{') ? (values[upTo] ?? []) : [piece];
    found = found.flatMap((begin) => put.map((value) => begin + value));
  }
  return found;
}

/** Without a query, and with each value of each parameter alone. */
function variants(parameters: readonly { name: string; in: string }[], { query }: WorldValues): string[] {
  const named = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  return ['', ...named.flatMap((name) => (query[name] ?? []).map((value) => `?${name}=${encodeURIComponent(value)}`))];
}
