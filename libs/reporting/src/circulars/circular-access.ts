import type { Repository, SelectQueryBuilder } from 'typeorm';
import { type Actor, seesAllProjects } from '#identity';
import { bindTo, knownTo } from '#projects';
import type { Circular } from './circular.entity.js';

/**
 * Circulars `c` that the actor may read. Officers read what was issued; whoever sees all projects sees drafts too, but none that
 * names a project which has been made confidential since: until somebody who knows of that refreshes the draft.
 */
export function visibleCirculars(circulars: Repository<Circular>, actor: Actor): SelectQueryBuilder<Circular> {
  const query = circulars.createQueryBuilder('c');
  if (!seesAllProjects(actor)) return query.where(`c.state = 'issued'`);
  const known = knownTo('p.id', actor, bindTo(query));
  return query.where(`(c.state = 'issued' OR NOT EXISTS (SELECT 1 FROM project p WHERE p.confidential AND NOT ${known}
    AND c.figures->'redList' || (c.figures->'named') @> jsonb_build_array(jsonb_build_object('projectId', p.id))))`);
}
