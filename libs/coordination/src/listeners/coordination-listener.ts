import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { RecordedEvent } from '#outbox';
import type { Tx } from '#platform';
import type { Blocker } from '../entities/blocker.entity.js';
import type { Comment } from '../entities/comment.entity.js';
import type { Instruction } from '../entities/instruction.entity.js';
import type { CalledDepartment, CallIn } from '../entities/call-in.entity.js';

export interface BlockerChange {
  /** As it is now. */
  blocker: Blocker;
  events: readonly RecordedEvent[];
}

export interface CallInChange {
  /** As it is now. */
  callIn: CallIn;
  /** The departments that are called in, as far as they are now. */
  called: readonly CalledDepartment[];
  events: readonly RecordedEvent[];
}

export interface InstructionChange {
  /** As it is now. */
  instruction: Instruction;
  events: readonly RecordedEvent[];
}

export interface CommentChange {
  comment: Comment;
  events: readonly RecordedEvent[];
}

/** Takes part in every change of a blocker or a call, inside the same transaction. {@link CoordinationListeners} finds it by its type. */
export abstract class CoordinationListener {
  abstract blockerChanged(tx: Tx, change: BlockerChange): Promise<void>;
  abstract callInChanged(tx: Tx, change: CallInChange): Promise<void>;

  /** A leader wrote an instruction, or a department answered it. */
  instructionChanged(_tx: Tx, _change: InstructionChange): Promise<void> {
    return Promise.resolve();
  }

  /** Somebody commented, or changed a comment. */
  commented(_tx: Tx, _change: CommentChange): Promise<void> {
    return Promise.resolve();
  }
}

/** All providers of the application that are a {@link CoordinationListener}. */
@Injectable()
export class CoordinationListeners {
  constructor(private readonly discovery: DiscoveryService) {}

  async blockerChanged(tx: Tx, change: BlockerChange): Promise<void> {
    for (const listener of this.all()) await listener.blockerChanged(tx, change);
  }

  async callInChanged(tx: Tx, change: CallInChange): Promise<void> {
    for (const listener of this.all()) await listener.callInChanged(tx, change);
  }

  async instructionChanged(tx: Tx, change: InstructionChange): Promise<void> {
    for (const listener of this.all()) await listener.instructionChanged(tx, change);
  }

  async commented(tx: Tx, change: CommentChange): Promise<void> {
    for (const listener of this.all()) await listener.commented(tx, change);
  }

  private all(): Set<CoordinationListener> {
    const instances = this.discovery.getProviders().map(({ instance }): unknown => instance);
    return new Set(instances.filter((instance) => instance instanceof CoordinationListener));
  }
}
