/**
 * What waits for a person (待办): to sign, report, answer, decide, review, by urgency.
 * - task: something owed now, with the operations that do it; it ends by the act, never by reading
 * - bulk action: sign for, or report no change of, many projects at once
 */
export { type Task, TASK_KINDS, TASK_SCOPES, type TaskKind, type TaskScope } from './task.js';
export { BULK_ACTIONS, type BulkAction, TaskActionsService } from './task-actions.service.js';
export { taskWords } from './task-words.js';
export { TasksModule } from './tasks.module.js';
export { TasksService } from './tasks.service.js';
