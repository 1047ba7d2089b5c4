import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PreferencesService } from '#notifications';
import type { Actor } from '#identity';
import { DomainError, type Page } from '#platform';
import { type Unreachable, UnreachableService } from '#reporting';
import { CurrentActor } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { IfMatch, VERSION_READ } from '../http/if-match.js';
import { ChannelChoiceBody, PersonalChannelsAnswer, UnreachablePage, UnreachableQuery } from './channels.dto.js';
import { pageOf } from '../http/input/page.dto.js';

@ApiTags('people')
@ApiBearerAuth()
@Controller('v1')
export class ChannelsController {
  constructor(
    private readonly unreachables: UnreachableService,
    private readonly preferences: PreferencesService,
  ) {}

  @Get('me/channels')
  @ApiOperation({ summary: 'Through which channels and in which language you are told, and which of them lead to you' })
  @ApiOkResponse({ type: PersonalChannelsAnswer })
  readOwn(@CurrentActor() actor: Actor): Promise<PersonalChannelsAnswer> {
    return this.read(ownId(actor), actor);
  }

  @Put('me/channels')
  @ApiHeader(VERSION_READ)
  @ApiOperation({
    summary: 'Choose your channels, within what a policy allows, and the language of your messages',
    description: 'Where none of the channels of a policy step is chosen and leads to you, its message is in the inbox.',
  })
  @ApiOkResponse({ type: PersonalChannelsAnswer })
  chooseOwn(
    @Body() body: ChannelChoiceBody,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ): Promise<PersonalChannelsAnswer> {
    return this.choose(ownId(actor), body, version, actor);
  }

  @Get('people/:id/channels')
  @ApiOperation({ summary: 'The same of another person, for whoever manages the roster' })
  @ApiOkResponse({ type: PersonalChannelsAnswer })
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<PersonalChannelsAnswer> {
    return this.preferences.read(id, actor);
  }

  @Put('people/:id/channels')
  @ApiHeader(VERSION_READ)
  @ApiOperation({ summary: 'Choose for another person, for whoever manages the roster' })
  @ApiOkResponse({ type: PersonalChannelsAnswer })
  choose(
    @Param('id', IdPipe) id: string,
    @Body() { channels, language, digest = false, quietFrom = null, quietTo = null }: ChannelChoiceBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
  ): Promise<PersonalChannelsAnswer> {
    return this.preferences.choose(id, { channels, language, digest, quietFrom, quietTo }, expectedVersion, actor);
  }

  @Get('people/unreachable')
  @ApiOperation({
    summary: 'People whom only the inbox reaches, of all that the policies in use would use, and why',
    description:
      'Channels of the steps that mean the person, in the newest version of each policy and in those that projects not ended stand under, and of calls, slips and circulars.',
  })
  @ApiOkResponse({ type: UnreachablePage })
  unreachable(@Query() query: UnreachableQuery, @CurrentActor() actor: Actor): Promise<Page<Unreachable>> {
    const { departmentId } = query;
    return this.unreachables.list(actor, {
      ...(departmentId ? { departmentId } : {}),
      ...pageOf(query),
    });
  }
}

/** @throws DomainError `channels.no-person` */
function ownId({ id, kind }: Actor): string {
  if (kind === 'person') return id;
  throw new DomainError(
    'channels.no-person',
    'An API key gets no messages, so it has no channels. Log in as a person, or name one: /v1/people/{id}/channels.',
  );
}
