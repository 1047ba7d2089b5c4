import { Controller, Get, Header } from '@nestjs/common';
import { ApiBearerAuth, ApiExcludeController, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EVENT_CATALOGUE } from '#application';
import { cloudEventExample, wireType } from '#webhooks';
import { createAsyncApiDocument, eventSchemaDocument } from '../documentation/async-api.js';
import { Public } from '../http/authentication.guard.js';
import { eventPage } from '../documentation/event-page.js';
import { EventTypeList } from './event-types.answers.js';

@ApiTags('webhooks')
@ApiBearerAuth()
@Controller('v1/event-types')
export class EventTypesController {
  @Get()
  @ApiOperation({
    summary: 'All types of events: what they mean, and the JSON Schema of the webhooks that tell of them',
    description: 'The same as AsyncAPI 3.0 at /docs/events, and to read at /docs/events.html.',
  })
  @ApiOkResponse({ type: EventTypeList })
  list(): EventTypeList {
    const items = EVENT_CATALOGUE.all.map((event) => {
      const { type, subject, version, term, meaning } = event;
      const body = { schema: eventSchemaDocument(event), example: cloudEventExample(event) };
      return { type, wireType: wireType(type), subject, version, term, meaning, ...body };
    });
    return { items };
  }
}

/** The catalogue beside the other documents; none of it is secret. */
@ApiExcludeController()
@Public()
@Controller('docs')
export class EventDocumentsController {
  @Get('events')
  asyncApi(): object {
    return createAsyncApiDocument(EVENT_CATALOGUE);
  }

  @Get('events.html')
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(): string {
    return eventPage(EVENT_CATALOGUE);
  }
}
