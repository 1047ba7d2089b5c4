import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { MessagesService, type MessageWithBody } from '#inbound';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { InboundMessageDetailAnswer } from './inbound.dto.js';

@ApiTags('inbound')
@ApiBearerAuth()
@Controller('v1/inbound-messages')
@Needs('webhook.manage')
export class InboundMessagesController {
  constructor(private readonly messages: MessagesService) {}

  @Get(':id')
  @ApiOperation({ summary: 'One message of another system: its body, what it did, or why it could not be applied' })
  @ApiOkResponse({ type: InboundMessageDetailAnswer })
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<MessageWithBody> {
    return this.messages.read(id, actor);
  }

  @Post(':id/replay')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Apply a failed or ignored message again, by the mapping as it is now; an applied one stays as it is',
  })
  @ApiAcceptedResponse({ type: InboundMessageDetailAnswer })
  replay(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<MessageWithBody> {
    return this.messages.replay(id, actor);
  }
}
