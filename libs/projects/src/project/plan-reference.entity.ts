import { Entity, PrimaryColumn } from 'typeorm';

/** The table of plans, which a module above owns, as far as foreign keys of projects need it. */
@Entity('plan', { synchronize: false })
export class PlanReference {
  @PrimaryColumn('uuid') id: string;
}

/** The table of plan items, which a module above owns, as far as foreign keys of projects need it. */
@Entity('plan_item', { synchronize: false })
export class PlanItemReference {
  @PrimaryColumn('uuid') id: string;
}
