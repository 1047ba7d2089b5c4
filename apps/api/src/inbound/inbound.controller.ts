import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { MAX_MESSAGE_BYTES, MessagesService, type Receipt, type ReceivedRequest } from '#inbound';
import type { ApiRequest } from '../http/api-request.js';
import { Public } from '../http/authentication.guard.js';
import { TakesBytes } from '../http/body/json-limits.js';
import { ThrottleInbound } from '../http/rates/throttling.js';
import { ReceiptAnswer } from './inbound.dto.js';

const SIGNED = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;
const KEPT = ['webhook-timestamp', 'content-type', 'user-agent'];

/** Where other systems send their webhooks. The signature is the login. */
@ApiTags('inbound')
@ApiSecurity({})
@Public()
@ThrottleInbound()
@Controller('v1/inbound')
export class InboundController {
  constructor(private readonly messages: MessagesService) {}

  @Post(':source')
  @TakesBytes(MAX_MESSAGE_BYTES)
  @ApiOperation({
    summary: 'A webhook of another system, signed after Standard Webhooks',
    description:
      'The body is whatever the mapping of the source reads, up to 256 KB of JSON. It is kept and applied in the background; a repeat of a `webhook-id` changes nothing.',
  })
  @ApiHeader({ name: 'webhook-id', required: true, example: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W' })
  @ApiHeader({ name: 'webhook-timestamp', required: true, example: '1674087231', description: 'Seconds since 1970' })
  @ApiHeader({ name: 'webhook-signature', required: true, example: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=' })
  @ApiBody({
    schema: {
      type: 'object',
      properties: {},
      additionalProperties: true,
      example: { 督办编号: 'DB-2022-017', 完成比例: '60%', 进展情况: '主体结构封顶' },
    },
  })
  @ApiAcceptedResponse({ type: ReceiptAnswer, description: 'It is kept' })
  @ApiOkResponse({ type: ReceiptAnswer, description: 'It came before; this is the first one' })
  async receive(
    @Param('source') sourceId: string,
    @Body() body: unknown,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Omit<Receipt, 'repeated'>> {
    const received: ReceivedRequest = {
      sourceId,
      headers: headersOf(request, SIGNED),
      kept: headersOf(request, KEPT),
      body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
    };
    const { repeated, ...receipt } = await this.messages.receive(received);
    response.status(repeated ? 200 : 202);
    return receipt;
  }
}

function headersOf(request: ApiRequest, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = request.get(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
