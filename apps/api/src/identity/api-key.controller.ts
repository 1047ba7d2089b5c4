import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, ApiKeysService } from '#identity';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { SecretAnswer } from '../http/idempotency/idempotency.interceptor.js';
import { ApiKeyList, NewApiKeyAnswer } from './identity.answers.js';
import { ApiKeyBody } from './identity.dto.js';

@ApiTags('identity')
@ApiBearerAuth()
@Controller('v1/api-keys')
@Needs('key.manage')
export class ApiKeyController {
  constructor(private readonly keys: ApiKeysService) {}

  @Get()
  @ApiOperation({ summary: 'All keys, newest first, without the keys themselves' })
  @ApiOkResponse({ type: ApiKeyList })
  async list(@CurrentActor() actor: Actor): Promise<ApiKeyList> {
    return { items: await this.keys.list(actor) };
  }

  @Post()
  @ApiOperation({ summary: 'Answers the key, this once' })
  @SecretAnswer()
  @ApiCreatedResponse({ type: NewApiKeyAnswer })
  create(@Body() body: ApiKeyBody, @CurrentActor() actor: Actor): Promise<NewApiKeyAnswer> {
    const { name, role, departmentId } = body;
    return this.keys.create(actor, { name, role, departmentId: departmentId ?? null });
  }

  @Delete(':id')
  @ApiOperation({ summary: 'The key opens nothing from here on' })
  @HttpCode(204)
  @ApiNoContentResponse()
  revoke(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.keys.revoke(actor, id);
  }
}
