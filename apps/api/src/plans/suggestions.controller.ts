import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { SuggestionsService } from '#plans';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { AcceptBody, AcceptedList, ItemSuggestionsAnswer, ItemSuggestionsList } from './suggestions.dto.js';

@ApiTags('items')
@ApiBearerAuth()
@Controller('v1')
@Needs('plan.manage')
export class SuggestionsController {
  constructor(private readonly suggestions: SuggestionsService) {}

  @Get('items/:id/suggestions')
  @ApiOperation({ summary: 'Who might lead an item, by the duties of departments and by earlier assignments; a proposal only' })
  suggestForItem(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<ItemSuggestionsAnswer> {
    return this.suggestions.ofItem(actor, id);
  }

  @Get('plans/:id/suggestions')
  @ApiOperation({ summary: 'Who might lead each draft of a plan that nobody leads yet' })
  async suggestForPlan(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<ItemSuggestionsList> {
    return { items: await this.suggestions.ofPlan(actor, id) };
  }

  @Post('plans/:id/suggestions/accept')
  @HttpCode(200)
  @ApiOperation({ summary: 'Assign items to the first department suggested for each, all or none, in the name of the caller' })
  async accept(@Param('id', IdPipe) id: string, @Body() body: AcceptBody, @CurrentActor() actor: Actor): Promise<AcceptedList> {
    return { accepted: await this.suggestions.accept(actor, id, body.itemIds) };
  }
}
