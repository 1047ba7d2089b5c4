import type { INestApplicationContext } from '@nestjs/common';
import { type Actor, directory } from '#identity';
import { Database, DomainError, isId, notFound, readConfig } from '#platform';
import { type PlanItemView, PlansService, type Registration, RegistrationService, SuggestionsService } from '#plans';
import { PoliciesService } from '#policies';
import { withServices } from '../database-access.js';
import { EXIT } from '../exit.js';
import { findOperator } from '../operator.js';
import { formatTable } from '../output/table.js';

interface RegisterOptions {
  suggested?: boolean;
  lead?: string;
  policy?: string;
  dryRun?: boolean;
  as?: string;
  json?: boolean;
}

interface Outcome {
  registered: { itemId: string; title: string; lead: string; projectId: string | null }[];
  /** Nobody leads them. */
  left: { itemId: string; title: string }[];
}

/** Registers the draft items of a plan (立项). */
export async function run(planId: string, options: RegisterOptions): Promise<void> {
  if (!isId(planId))
    throw new DomainError('id.invalid', `${planId} is not the id of a plan. Give it as duban import printed it.`);
  await withServices(readConfig(process.env), 'register', async (services) => {
    const actor = await findOperator(services.get(Database), options.as);
    const outcome = await register(services, actor, planId, options);
    process.stdout.write(options.json ? `${JSON.stringify(outcome, null, 2)}\n` : format(outcome, options.dryRun ?? false));
    if (outcome.left.length > 0) process.exitCode = EXIT.fault;
  });
}

async function register(
  services: INestApplicationContext,
  actor: Actor,
  planId: string,
  { suggested, lead, policy, dryRun }: RegisterOptions,
): Promise<Outcome> {
  const departments = await directory.departments(services.get(Database));
  const standIn = lead === undefined ? undefined : departments.find(({ code }) => code === lead);
  if (lead !== undefined && !standIn) throw notFound('department', lead);
  const policyId = policy === undefined ? undefined : await policyOf(services, policy);
  const drafts = await services.get(PlansService).drafts(actor, planId);
  const offered = suggested ? await suggestions(services, actor, planId) : new Map<string, string>();
  const leadOf = ({ id, leadDepartmentId }: PlanItemView): string | undefined =>
    leadDepartmentId ?? offered.get(id) ?? standIn?.id;
  const rows = drafts.flatMap((item) => {
    const leadDepartmentId = leadOf(item);
    return leadDepartmentId === undefined ? [] : [{ item, leadDepartmentId }];
  });
  const made = dryRun ? [] : await registerRows(services, actor, rows, policyId);
  const nameOf = new Map(departments.map(({ id, name }) => [id, name]));
  return {
    registered: rows.map(({ item, leadDepartmentId }, index) => ({
      itemId: item.id,
      title: item.title,
      lead: nameOf.get(leadDepartmentId) ?? '',
      projectId: made[index]?.projectId ?? null,
    })),
    left: drafts.filter((item) => leadOf(item) === undefined).map(({ id, title }) => ({ itemId: id, title })),
  };
}

function registerRows(
  services: INestApplicationContext,
  actor: Actor,
  rows: readonly { item: PlanItemView; leadDepartmentId: string }[],
  policyId: string | undefined,
): ReturnType<RegistrationService['register']> {
  const registrations = rows.map(({ item, leadDepartmentId }): Registration => ({
    itemId: item.id,
    leadDepartmentId,
    ...(policyId ? { policyId } : {}),
  }));
  return services.get(RegistrationService).register(actor, registrations);
}

/** The best suggestion of each item that nobody leads. */
async function suggestions(services: INestApplicationContext, actor: Actor, planId: string): Promise<Map<string, string>> {
  const offered = await services.get(SuggestionsService).ofPlan(actor, planId);
  return new Map(offered.flatMap(({ itemId, suggestions: [first] }) => (first ? [[itemId, first.departmentId] as const] : [])));
}

async function policyOf(services: INestApplicationContext, key: string): Promise<string> {
  const [newest] = await services.get(PoliciesService).versions(key);
  if (!newest) throw notFound('policy', key);
  return newest.id;
}

function format({ registered, left }: Outcome, dryRun: boolean): string {
  return [
    ...(left.length > 0
      ? [
          formatTable(
            ['没有牵头单位，未立项', '事项'],
            left.map(({ title, itemId }) => [title, itemId]),
          ),
        ]
      : []),
    `${dryRun ? '将立项' : '已立项'} ${registered.length} 项，未立项 ${left.length} 项。\n`,
  ].join('\n\n');
}
