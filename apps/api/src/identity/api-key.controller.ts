import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, type ApiKey, createApiKey, listApiKeys, revokeApiKey } from '#identity';
import { Clock, Database } from '#platform';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { IdPipe } from '../http/id.pipe.js';
import { SecretAnswer } from '../http/idempotency.interceptor.js';
import { ApiKeyList, NewApiKeyAnswer } from './identity.answers.js';
import { ApiKeyBody } from './identity.dto.js';

@ApiTags('identity')
@ApiBearerAuth()
@Controller('v1/api-keys')
@Needs('key.manage')
export class ApiKeyController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All keys, newest first, without the keys themselves' })
  @ApiOkResponse({ type: ApiKeyList })
  async list(): Promise<{ items: ApiKey[] }> {
    return { items: await listApiKeys(this.database) };
  }

  @Post()
  @ApiOperation({ summary: 'Answers the key, this once' })
  @SecretAnswer()
  @ApiCreatedResponse({ type: NewApiKeyAnswer })
  create(@Body() body: ApiKeyBody, @CurrentActor() actor: Actor): Promise<NewApiKeyAnswer> {
    const { name, role, departmentId } = body;
    return this.database.transaction((tx) =>
      createApiKey(tx, { name, role, departmentId: departmentId ?? null }, actor, this.clock.now()),
    );
  }

  @Delete(':id')
  @ApiOperation({ summary: 'The key opens nothing from here on' })
  @HttpCode(204)
  @ApiNoContentResponse()
  revoke(@Param('id', IdPipe) id: string): Promise<void> {
    return this.database.transaction((tx) => revokeApiKey(tx, id, this.clock.now()));
  }
}
