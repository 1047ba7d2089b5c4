import type { Actor } from '#identity';

export interface MilestoneCommand {
  projectId: string;
  actor: Actor;
  /** The version the actor saw; null skips the check. */
  expectedVersion: number | null;
}
