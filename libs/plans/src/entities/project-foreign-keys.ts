import { ForeignKey } from 'typeorm';
import { Project } from '#projects';
import { PlanItem } from './plan-item.entity.js';
import { Plan } from './plan.entity.js';

// Projects lie below plans and know only ids of plans and items. The keys are declared here, as the migration of this module adds them.
ForeignKey(() => Plan, { name: 'project_plan_fk' })(Project.prototype, 'planId');
ForeignKey(() => PlanItem, { name: 'project_plan_item_fk' })(Project.prototype, 'planItemId');
