import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CommentsService, InstructionsService } from '#coordination';
import type { Actor } from '#identity';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { PageQuery, pageOf } from '../http/input/page.dto.js';
import {
  CommentAnswer,
  CommentBody,
  CommentPage,
  InstructionAnswer,
  InstructionBody,
  InstructionPage,
  InstructionReplyBody,
  InstructionsQuery,
  NewCommentBody,
} from './instructions.dto.js';

@ApiTags('instructions')
@ApiBearerAuth()
@Controller('v1')
export class InstructionsController {
  constructor(private readonly instructions: InstructionsService) {}

  /** Instructions of leaders (批示) on projects that you see, the latest first */
  @Get('instructions')
  list(@Query() query: InstructionsQuery, @CurrentActor() actor: Actor): Promise<InstructionPage> {
    const { state: states, cursor: _cursor, limit: _limit, ...rest } = query;
    return this.instructions.list(actor, omitUndefined({ ...rest, states }), pageOf(query));
  }

  /** One instruction with its answer */
  @Get('instructions/:id')
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<InstructionAnswer> {
    return this.instructions.read(actor, id);
  }

  /**
   * Write an instruction on a project (批示)
   * @remarks By a leader, or by a supervisor who writes down what a leader said. The departments and the supervisors are told.
   */
  @Post('projects/:id/instructions')
  @Needs('project.decide')
  give(
    @Param('id', IdPipe) projectId: string,
    @Body() body: InstructionBody,
    @CurrentActor() actor: Actor,
  ): Promise<InstructionAnswer> {
    return this.instructions.give({ projectId, ...omitUndefined({ ...body }), text: body.text }, actor);
  }

  /** Answer an instruction (答复批示), by the lead department, once */
  @Post('instructions/:id/answer')
  @HttpCode(200)
  @Needs('project.handle')
  answer(
    @Param('id', IdPipe) id: string,
    @Body() { text }: InstructionReplyBody,
    @CurrentActor() actor: Actor,
  ): Promise<InstructionAnswer> {
    return this.instructions.answer({ id, text }, actor);
  }
}

@ApiTags('comments')
@ApiBearerAuth()
@Controller('v1')
export class CommentsController {
  constructor(private readonly comments: CommentsService) {}

  /** What people said about a project (沟通), the oldest first */
  @Get('projects/:id/comments')
  listComments(@Param('id', IdPipe) id: string, @Query() query: PageQuery, @CurrentActor() actor: Actor): Promise<CommentPage> {
    return this.comments.list(actor, id, pageOf(query));
  }

  /** Say something about a project to those who see it, and call people (@), who are told */
  @Post('projects/:id/comments')
  writeComment(
    @Param('id', IdPipe) projectId: string,
    @Body() { text, mentionedIds }: NewCommentBody,
    @CurrentActor() actor: Actor,
  ): Promise<CommentAnswer> {
    return this.comments.write({ projectId, text, ...(mentionedIds ? { mentionedIds } : {}) }, actor);
  }

  /** Change an own comment, within 15 minutes; the history keeps what it said */
  @Patch('comments/:id')
  editComment(
    @Param('id', IdPipe) id: string,
    @Body() { text }: CommentBody,
    @CurrentActor() actor: Actor,
  ): Promise<CommentAnswer> {
    return this.comments.edit({ id, text }, actor);
  }

  /** Take an own comment back, within 15 minutes; the history keeps it */
  @Delete('comments/:id')
  @HttpCode(204)
  async deleteComment(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.comments.delete(id, actor);
  }
}
