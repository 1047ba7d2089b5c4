import { Body, Controller, Get, HttpCode, Param, Post, Query, Res, UploadedFile, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiConsumes, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Actor } from '#identity';
import { PlansService, RevisionsService } from '#plans';
import type { UploadedDocument } from '../http/api-request.js';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { ProblemLanguage } from '../http/language.js';
import { withNotesIn } from './notes-answer.js';
import type { Language } from '#platform';
import { IdPipe } from '../http/input/id.pipe.js';
import { IfMatch, VERSION_READ } from '../http/if-match.js';
import { NumberPipe } from '../http/input/number.pipe.js';
import { PageQuery, pageOf } from '../http/input/page.dto.js';
import { KnownPlanGuard, PlanUpload, readUpload } from './plan-upload.js';
import { RevisionAnswer, RevisionDetailAnswer, RevisionPage, SubmittedRevisionAnswer } from './revisions.answers.js';
import { ApplyBody, DifferenceQuery, DiscardBody, RevisionBody } from './revisions.dto.js';
import { TakesJson } from '../http/body/json-limits.js';

@ApiTags('plans')
@ApiBearerAuth()
@Controller('v1/plans/:id/revisions')
@Needs('plan.manage')
export class RevisionsController {
  constructor(
    private readonly plans: PlansService,
    private readonly revisions: RevisionsService,
  ) {}

  @Post()
  @TakesJson({ bytes: 1024 * 1024 })
  @HttpCode(202)
  @UseGuards(KnownPlanGuard)
  @PlanUpload('file')
  @ApiOperation({
    summary: 'Bring a later version of a plan (修订); the answer names the job that compares it',
    description: 'Nothing is changed until it is applied. It takes the place of one that still waits for a decision.',
  })
  @ApiConsumes('multipart/form-data', 'application/json')
  async submit(
    @Param('id', IdPipe) id: string,
    @UploadedFile() file: UploadedDocument | undefined,
    @Body() body: RevisionBody,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SubmittedRevisionAnswer> {
    const upload = await readUpload(this.plans, actor, file, body.text);
    const submitted = await this.revisions.submit(actor, id, upload);
    response.set('Location', `/v1/jobs/${submitted.jobId}`);
    return submitted;
  }

  @Get()
  @ApiOperation({ summary: 'Versions of a plan, newest first; none while it has only its first text' })
  async list(
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
    @CurrentActor() actor: Actor,
    @ProblemLanguage() language: Language,
  ): Promise<RevisionPage> {
    const page = await this.revisions.list(actor, id, pageOf(query));
    return { ...page, items: page.items.map((revision) => withNotesIn(language, revision)) };
  }

  @Get(':number')
  @ApiOperation({ summary: 'One version with the difference that it makes: added, removed, reworded, re-dated, moved' })
  async read(
    @Param('id', IdPipe) id: string,
    @Param('number', NumberPipe) number: number,
    @Query() query: DifferenceQuery,
    @CurrentActor() actor: Actor,
    @ProblemLanguage() language: Language,
  ): Promise<RevisionDetailAnswer> {
    const filter = query.kind ? { kinds: query.kind } : {};
    return withNotesIn(language, await this.revisions.difference(actor, id, number, filter, pageOf(query)));
  }

  @Post(':number/apply')
  @TakesJson({ bytes: 1024 * 1024, items: 5000, values: 25_000 })
  @HttpCode(200)
  @ApiHeader(VERSION_READ)
  @ApiOperation({
    summary: 'Make it the text of the plan: items keep their projects, new ones become drafts, lost drafts are dropped',
    description:
      'In one transaction. 409 revision.outdated says that items were changed since: the difference has been worked out anew, to be read again.',
  })
  async apply(
    @Param('id', IdPipe) planId: string,
    @Param('number', NumberPipe) number: number,
    @Body() { choices = [], defaults = {} }: ApplyBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
    @ProblemLanguage() language: Language,
  ): Promise<RevisionAnswer> {
    const chosen = { choices: choices.map(omitUndefined), defaults: omitUndefined(defaults) };
    await this.revisions.apply({ planId, number, actor, expectedVersion, ...chosen });
    return withNotesIn(language, await this.revisions.read(actor, planId, number));
  }

  @Post(':number/discard')
  @HttpCode(200)
  @ApiHeader(VERSION_READ)
  @ApiOperation({ summary: 'Lay it aside; the plan stays as it is' })
  async discard(
    @Param('id', IdPipe) planId: string,
    @Param('number', NumberPipe) number: number,
    @Body() body: DiscardBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
    @ProblemLanguage() language: Language,
  ): Promise<RevisionAnswer> {
    await this.revisions.discard({ ...omitUndefined(body), planId, number, actor, expectedVersion });
    return withNotesIn(language, await this.revisions.read(actor, planId, number));
  }
}
