import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsObject, Matches } from 'class-validator';
import { House } from '#assembly';
import type { Actor } from '#identity';
import {
  type Adoption,
  adoptPolicy,
  DEFAULT_POLICY,
  listPolicies,
  parsePolicy,
  type Policy,
  PolicyDefinition,
  type PolicyPreview,
  previewPolicy,
  readPolicy,
  savePolicy,
} from '#supervision';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { given } from '../http/given.js';
import { IdPipe } from '../http/id.pipe.js';
import { ID } from './page.dto.js';
import { AdoptionAnswer, AdoptionBody } from './policy-adoption.dto.js';
import { PolicyPreviewAnswer, PolicyPreviewQuery } from './policy-preview.dto.js';

const DEFINITION = {
  type: 'object',
  additionalProperties: true,
  example: { ...DEFAULT_POLICY, steps: DEFAULT_POLICY.steps.slice(0, 2) },
} as const;

class DefinitionBody {
  @ApiProperty({ ...DEFINITION, description: 'Steps with offset, audience, channels and level' })
  @IsObject()
  definition: Record<string, unknown>;
}

class PolicyBody extends DefinitionBody {
  @ApiProperty({ example: 'default', description: 'A name that exists gets its next version.' })
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'name must be lower-case letters, digits and dashes' })
  name: string;
}

class PolicyAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: 'default' }) name: string;
  @ApiProperty({ example: 1 }) version: number;
  @ApiProperty(DEFINITION) definition: PolicyDefinition;
  @ApiProperty() createdAt: Date;
}

class PolicyList {
  @ApiProperty({ type: [PolicyAnswer] }) items: PolicyAnswer[];
}

class ValidPolicyAnswer {
  @ApiProperty({ example: true }) valid: boolean;
}

@ApiTags('policies')
@ApiBearerAuth()
@Controller('v1/policies')
export class PoliciesController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'Policies (催办督办规则) in all versions, newest first' })
  @ApiOkResponse({ type: PolicyList })
  async list(): Promise<{ items: Policy[] }> {
    return { items: await listPolicies(this.house.database) };
  }

  @Get('preview')
  @ApiOperation({
    summary: 'Which policy takes a project or a draft, and why: each policy with its conditions, yes or no',
    description: 'By `projectId`, by `itemId`, or by the attributes of a draft.',
  })
  @ApiOkResponse({ type: PolicyPreviewAnswer })
  preview(@Query() query: PolicyPreviewQuery, @CurrentActor() actor: Actor): Promise<PolicyPreview> {
    return previewPolicy(this.house.database, actor, given(query));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One version of a policy' })
  @ApiOkResponse({ type: PolicyAnswer })
  read(@Param('id', IdPipe) id: string): Promise<Policy> {
    return readPolicy(this.house.database, id);
  }

  @Post()
  @Needs('policy.manage')
  @ApiOperation({ summary: 'Save a policy as the next version of its name; projects keep the version they have' })
  @ApiCreatedResponse({ type: PolicyAnswer })
  save(@Body() body: PolicyBody, @CurrentActor() actor: Actor): Promise<Policy> {
    return this.house.database.transaction((tx) => savePolicy(tx, body.name, body.definition, actor, this.house.clock.now()));
  }

  @Post('validate')
  @HttpCode(200)
  @Needs('policy.manage')
  @ApiOperation({ summary: 'Check a policy without saving it; every fault is named with its place' })
  @ApiOkResponse({ type: ValidPolicyAnswer })
  validate(@Body() body: DefinitionBody): { valid: boolean } {
    parsePolicy(body.definition);
    return { valid: true };
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
    return adoptPolicy(this.house, { policyId, ...given(body) }, actor);
  }
}
