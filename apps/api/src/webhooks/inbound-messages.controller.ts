import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Application } from '#application';
import type { Actor } from '#identity';
import { type MessageWithBody, readMessage, replayMessage } from '#inbound';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { IdPipe } from '../http/id.pipe.js';
import { InboundMessageDetailAnswer } from './inbound.dto.js';

@ApiTags('inbound')
@ApiBearerAuth()
@Controller('v1/inbound-messages')
@Needs('webhook.manage')
export class InboundMessagesController {
  constructor(private readonly application: Application) {}

  @Get(':id')
  @ApiOperation({ summary: 'One message of another system: its body, what it did, or why it could not be applied' })
  @ApiOkResponse({ type: InboundMessageDetailAnswer })
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<MessageWithBody> {
    return readMessage(this.application.database, id, actor);
  }

  @Post(':id/replay')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Apply a failed or ignored message again, by the mapping as it is now; an applied one stays as it is',
  })
  @ApiAcceptedResponse({ type: InboundMessageDetailAnswer })
  async replay(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<MessageWithBody> {
    const { database } = this.application;
    const message = await readMessage(database, id, actor);
    await database.transaction((tx) => replayMessage(tx, message));
    return readMessage(database, id, actor);
  }
}
