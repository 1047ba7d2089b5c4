/**
 * Plan documents (计划, 工作要点) and what becomes of them.
 * - plan: one imported document    - item (事项): one commitment found in it, a draft until it is registered as a project (立项)
 * - revision (修订): a later version of a plan's text, with the difference that it makes
 * - ledger (任务分解表, 督办台账): a table of items or projects, written for people and read back when they filled it in
 * - suggestion: who might lead an item; it assigns nothing
 */
export { MAX_PLAN_BYTES, type PlanFile, documentOfPlan, planOfText, readPlanFile } from './documents/plan-file.js';
export { parseOffloaded } from './documents/parse-offloaded.js';
export { PlanItem, type PlanItemState } from './entities/plan-item.entity.js';
export { ItemsService } from './items/items.service.js';
export type { LedgerAssignment } from './ledger/assign-from-ledger.js';
export { MAX_LEDGER_BYTES, readLedgerFile } from './ledger/ledger-file.js';
export { ledgerTitleOf } from './ledger/ledger-title.js';
export { LedgerService } from './ledger/ledger.service.js';
export { readProjectLedger } from './ledger/read-project-ledger.js';
export { ledgerOfParsedPlan } from './ledger/parsed-plan-ledger.js';
export { LEDGER_STATES, type LedgerState } from './ledger/read-plan-ledger.js';
export { writeLedgerOffloaded } from './ledger/write-offloaded.js';
export { PlansModule } from './plans.module.js';
export { PlansProcessorsModule } from './plans-processors.module.js';
export type { PlanSubmission } from './plans/plan-submission.js';
export type { PlanItemView } from './plans/plans.queries.js';
export { PlansService } from './plans/plans.service.js';
export { type Registration, RegistrationService } from './registration/registration.service.js';
export type { ChoiceDefaults, EntryChoice, RevisionOutcome } from './revisions/choices.js';
export type { RevisionEntryView, RevisionView } from './revisions/revision-view.js';
export { RevisionsService } from './revisions/revisions.service.js';
export { DepartmentSuggester } from './suggestions/suggester.js';
export type { EarlierItem } from './suggestions/suggestion.js';
export { SuggestionsService } from './suggestions/suggestions.service.js';
export { formsOf } from './matching/name-forms.js';
export { PlanChangesService } from './plans/plan-changes.service.js';
export { TakeoverService } from './takeover/takeover.service.js';
export { UnmatchedNamesService } from './assignment/unmatched-names.service.js';
export { Plan } from './entities/plan.entity.js';
