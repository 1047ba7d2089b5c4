import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { DraftsService, InterviewsService } from '#reporting';
import { DOCX_MEDIA_TYPE } from '#slips';
import { attachment } from '../http/attachment.js';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { pageOf } from '../http/input/page.dto.js';
import {
  DraftAnswer,
  DraftApprovalBody,
  DraftDismissalBody,
  DraftPage,
  DraftProposalAnswer,
  DraftsQuery,
  InterviewAnswer,
  InterviewPage,
  InterviewsQuery,
} from './drafts.dto.js';

@ApiTags('drafts')
@ApiBearerAuth()
@Controller('v1')
export class DraftsController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly interviews: InterviewsService,
  ) {}

  /**
   * Drafts of 通报 (level 4) and 约谈 (level 5) that the ladder made, the oldest first
   * @remarks For supervisors and leaders. Without `state` those that wait for a decision.
   */
  @Get('drafts')
  @Needs('project.decide')
  listDrafts(@Query() query: DraftsQuery, @CurrentActor() actor: Actor): Promise<DraftPage> {
    const { state: states = ['waiting' as const], level: levels, cursor: _cursor, limit: _limit, ...rest } = query;
    return this.drafts.list(actor, omitUndefined({ ...rest, states, levels }), pageOf(query));
  }

  /** One draft with what became of it */
  @Get('drafts/:id')
  @Needs('project.decide')
  readDraft(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<DraftAnswer> {
    return this.drafts.read(actor, id);
  }

  /** What the notice of the interview would say, for a supervisor to edit */
  @Get('drafts/:id/proposal')
  @Needs('project.supervise')
  async propose(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<DraftProposalAnswer> {
    return { interview: await this.drafts.proposal(actor, id) };
  }

  /**
   * Approve a draft (同意), once
   * @remarks Level 4: the project is named in the next circular that is drafted or refreshed. Level 5: a notice of an interview (约谈通知书) gets its
   * number, and the lead department is told when and where.
   */
  @Post('drafts/:id/approve')
  @HttpCode(200)
  @Needs('project.supervise')
  async approve(
    @Param('id', IdPipe) draftId: string,
    @Body() { reason, interview }: DraftApprovalBody,
    @CurrentActor() actor: Actor,
  ): Promise<DraftAnswer> {
    const details = interview && omitUndefined({ ...interview });
    await this.drafts.approve({ draftId, actor, ...omitUndefined({ reason, interview: details }) });
    return this.drafts.read(actor, draftId);
  }

  /** Dismiss a draft (不予采纳), once, with a reason that the history keeps */
  @Post('drafts/:id/dismiss')
  @HttpCode(200)
  @Needs('project.supervise')
  async dismiss(
    @Param('id', IdPipe) draftId: string,
    @Body() { reason }: DraftDismissalBody,
    @CurrentActor() actor: Actor,
  ): Promise<DraftAnswer> {
    await this.drafts.dismiss({ draftId, actor, reason });
    return this.drafts.read(actor, draftId);
  }

  /** Notices of interviews (约谈通知书) of projects that you see, the latest first */
  @Get('interviews')
  listInterviews(@Query() query: InterviewsQuery, @CurrentActor() actor: Actor): Promise<InterviewPage> {
    const { cursor: _cursor, limit: _limit, ...filter } = query;
    return this.interviews.list(actor, omitUndefined(filter), pageOf(query));
  }

  /** A notice of an interview as a Word document, to print; with a row for the minutes */
  @Get('interviews/:id.docx')
  @ApiOkResponse({ content: { [DOCX_MEDIA_TYPE]: { schema: { type: 'string', format: 'binary' } } } })
  async docx(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const { number, bytes } = await this.interviews.docx(actor, id);
    return new StreamableFile(bytes, {
      type: DOCX_MEDIA_TYPE,
      disposition: attachment(`约谈通知书 ${number}.docx`, 'interview.docx'),
      length: bytes.length,
    });
  }

  /** One notice of an interview */
  @Get('interviews/:id')
  readInterview(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<InterviewAnswer> {
    return this.interviews.read(actor, id);
  }
}
