import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import { type BullBoardInstance, BullBoardModule, type BullBoardQueueOptions, InjectBullBoard } from '@bull-board/nestjs';
import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { IdentityModule, SessionsService } from '#identity';
import { Queues } from '#outbox';
import { LoginCookie } from '../http/login-cookie.js';
import { adminsOnly } from './admins-only.js';

/** Takes queues on PostgreSQL too, other than its own type says. */
const QueueAdapter: BullBoardQueueOptions['adapter'] = BullMQAdapter;

/**
 * bull-board at `/admin/queues`: what waits, runs and fails in BullMQ, on either backend. It only shows: which jobs there are is the business of
 * the outbox, which would hand over again whatever somebody removes here.
 */
@Module({
  imports: [
    BullBoardModule.forRootAsync({
      imports: [IdentityModule],
      inject: [SessionsService, LoginCookie],
      useFactory: (sessions: SessionsService, cookie: LoginCookie) => ({
        route: '/admin/queues',
        adapter: ExpressAdapter,
        middleware: adminsOnly(sessions, cookie),
        boardOptions: { uiConfig: { boardTitle: 'Duban 督办' } },
      }),
    }),
  ],
})
export class QueueBoardModule implements OnApplicationBootstrap {
  constructor(
    @InjectBullBoard() private readonly board: BullBoardInstance,
    private readonly queues: Queues,
  ) {}

  onApplicationBootstrap(): void {
    for (const queue of this.queues.openAll()) this.board.addQueue(new QueueAdapter(queue, { readOnlyMode: true }));
  }
}
