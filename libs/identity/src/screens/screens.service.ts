import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, type Repository } from 'typeorm';
import { Clock, DomainError, newId, notFound } from '#platform';
import { type Actor, requireAbility } from '../access/actor.js';
import { hashOf, newSecret } from '../access/secrets.js';
import { Screen } from './screen.entity.js';

/** A screen asks every minute; whether it still does is known to the minute. */
const SEEN_EVERY_MS = 60_000;

/** Links for screens on walls: made and revoked by supervisors, good for the wall board alone. */
@Injectable()
export class ScreensService {
  constructor(
    private readonly clock: Clock,
    @InjectRepository(Screen) private readonly screens: Repository<Screen>,
  ) {}

  /** All links, the newest first; also those that were revoked. @throws DomainError `access.denied` */
  async list(actor: Actor): Promise<Screen[]> {
    requireAbility(actor, 'project.supervise');
    return this.screens.find({ order: { id: 'DESC' } });
  }

  /** The token itself is answered once and never again. @throws DomainError `access.denied` */
  async create(actor: Actor, name: string): Promise<Screen & { token: string }> {
    requireAbility(actor, 'project.supervise');
    const { secret, hash } = newSecret('dbs_');
    const screen: Screen = {
      id: newId(),
      name,
      hint: secret.slice(-4),
      createdByName: actor.name,
      createdAt: this.clock.now(),
      revokedAt: null,
      lastSeenAt: null,
    };
    await this.screens.insert({ ...screen, tokenHash: hash });
    return { ...screen, token: secret };
  }

  /** @throws DomainError `access.denied`, `screen.not-found` */
  async revoke(actor: Actor, id: string): Promise<void> {
    requireAbility(actor, 'project.supervise');
    const { affected } = await this.screens.update({ id, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
    if (affected === 0 && !(await this.screens.existsBy({ id }))) throw notFound('screen', id);
  }

  /** The screen that shows this token, which is seen now. @throws DomainError `screen.refused` for a link that was revoked, or is none */
  async open(token: string): Promise<Screen> {
    const screen = await this.screens.findOneBy({ tokenHash: hashOf(token), revokedAt: IsNull() });
    if (!screen)
      throw new DomainError(
        'screen.refused',
        'This link of a screen was revoked, or is incomplete. Ask a supervisor for a new one: POST /v1/screens.',
      );
    const now = this.clock.now();
    const isKnown = screen.lastSeenAt !== null && now.getTime() - screen.lastSeenAt.getTime() < SEEN_EVERY_MS;
    if (!isKnown) await this.screens.update({ id: screen.id }, { lastSeenAt: now });
    return screen;
  }
}
