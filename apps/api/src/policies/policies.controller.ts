import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { SimulationRequests } from '#simulation';
import type { Actor } from '#identity';
import { type Adoption, PolicyAdoptionService } from '#reminders';
import { parsePolicy, PoliciesService } from '#policies';
import type { Language } from '#platform';
import { PolicyPreviewService } from '#projects';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { AskedLanguage } from '../http/language.js';
import { TakesJson } from '../http/body/json-limits.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { StartedJobAnswer } from '../plans/jobs.answers.js';
import { DefinitionBody, PolicyAnswer, PolicyBody, PolicyList, ValidPolicyAnswer } from './policies.dto.js';
import { AdoptionAnswer, AdoptionBody } from './policy-adoption.dto.js';
import { ChangePreviewAnswer, PolicyChangeBody } from './policy-change.dto.js';
import { PolicyPreviewAnswer, PolicyPreviewQuery } from './policy-preview.dto.js';

/** A policy has some dozens of steps. */
const OF_A_POLICY = { items: 200, values: 3000 };
const DEFAULT_PLAYED_DAYS = 30;

@ApiTags('policies')
@ApiBearerAuth()
@Controller('v1/policies')
export class PoliciesController {
  constructor(
    private readonly simulations: SimulationRequests,
    private readonly policies: PoliciesService,
    private readonly choices: PolicyPreviewService,
    private readonly adoptions: PolicyAdoptionService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Policies (催办督办规则) in all versions, newest first' })
  @ApiOkResponse({ type: PolicyList })
  async list(@CurrentActor() actor: Actor): Promise<PolicyList> {
    const policies = await this.policies.list();
    const running = await this.choices.running(
      actor,
      policies.map(({ id }) => id),
    );
    return { items: policies.map((policy) => ({ ...policy, projects: running.get(policy.id) ?? 0 })) };
  }

  @Get('preview')
  @ApiOperation({
    summary: 'Which policy takes a project or a draft, and why: each policy with its conditions, yes or no',
    description: 'By `projectId`, by `itemId`, or by the attributes of a draft.',
  })
  @ApiOkResponse({ type: PolicyPreviewAnswer })
  preview(@Query() query: PolicyPreviewQuery, @CurrentActor() actor: Actor): Promise<PolicyPreviewAnswer> {
    return this.choices.preview(actor, omitUndefined(query));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One version of a policy' })
  @ApiOkResponse({ type: PolicyAnswer })
  read(@Param('id', IdPipe) id: string): Promise<PolicyAnswer> {
    return this.policies.read(id);
  }

  @Post()
  @TakesJson(OF_A_POLICY)
  @Needs('policy.manage')
  @ApiOperation({ summary: 'Save a policy as the next version of its name; projects keep the version they have' })
  @ApiCreatedResponse({ type: PolicyAnswer })
  save(@Body() body: PolicyBody, @CurrentActor() actor: Actor): Promise<PolicyAnswer> {
    return this.policies.save(actor, body.name, body.definition);
  }

  @Post('validate')
  @TakesJson(OF_A_POLICY)
  @HttpCode(200)
  @Needs('policy.manage')
  @ApiOperation({ summary: 'Check a policy without saving it; every fault is named with its place' })
  @ApiOkResponse({ type: ValidPolicyAnswer })
  validate(@Body() body: DefinitionBody): { valid: boolean } {
    parsePolicy(body.definition);
    return { valid: true };
  }

  @Post('changes/preview')
  @TakesJson(OF_A_POLICY)
  @HttpCode(202)
  @Needs('policy.manage')
  @ApiOperation({
    summary:
      'What a new version of a policy would change, before it is saved: differences, running projects, pending steps, the next days; the answer names the job to watch',
    description: [
      'Takes what would be saved, and saves nothing. All numbers are of projects that you see. The `result` of the job, which only you can read, is a `ChangePreviewAnswer`. One preview or simulation of yours at a time: another one meanwhile is 409 simulation.busy.',
      '- `differences`: field by field against the newest version, in words of the language that you ask for.',
      '- `steps`: what would become of the pending steps if the running projects were moved (`POST /v1/policies/{id}/adopt`). Of more than 20,000 projects an even part is looked at, and `remarks` says so.',
      '- `choices`: which running projects would come under another policy if they were registered now.',
      '- `play`: the next `days` (30) as they would go on and under the new version, with the engine of `POST /v1/simulations`: nobody signs, reports or finishes. Of more than 2,000 projects an even part is played, and its `remarks` say so.',
    ].join('\n'),
  })
  @ApiExtraModels(ChangePreviewAnswer)
  @ApiAcceptedResponse({ type: StartedJobAnswer })
  async previewChange(
    @Body() { days = DEFAULT_PLAYED_DAYS, ...proposed }: PolicyChangeBody,
    @CurrentActor() actor: Actor,
    @AskedLanguage() language: Language,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StartedJobAnswer> {
    const jobId = await this.simulations.startPreview(actor, proposed, { days, language });
    response.set('Location', `/v1/jobs/${jobId}`);
    return { jobId };
  }

  @Post(':id/adopt')
  @HttpCode(200)
  @Needs('policy.manage')
  @ApiOperation({
    summary: 'Move running projects to this version, the newest of its name: all under earlier versions, or those chosen',
    description: [
      'Each project goes on from now under the new steps: what was sent is not sent again, and what lies in the past is not made up for.',
      'Reports of another cadence are owed from that day on. The history of each project has `project.policy_changed`, and as of an earlier day it stands under its earlier version.',
      'Up to 500 projects are moved in one transaction; a request that broke off may be repeated. Confidential projects that you do not see stay as they are.',
    ].join('\n'),
  })
  @ApiOkResponse({ type: AdoptionAnswer })
  adopt(@Param('id', IdPipe) policyId: string, @Body() body: AdoptionBody, @CurrentActor() actor: Actor): Promise<Adoption> {
    return this.adoptions.adopt({ policyId, ...omitUndefined(body) }, actor);
  }
}
