import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { UnmatchedNamesService } from '#plans';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { MatchedNamesAnswer, MatchNamesBody, UnmatchedProjectNameList } from './unmatched-names.dto.js';

@ApiTags('projects')
@ApiBearerAuth()
@Controller('v1/unmatched-names')
@Needs('project.supervise')
export class UnmatchedNamesController {
  constructor(private readonly names: UnmatchedNamesService) {}

  /**
   * Names of departments in running projects that the roster does not have, each once, those of the most projects first
   * @remarks They came from a plan or a ledger and stay on the project as text until they are matched.
   */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<UnmatchedProjectNameList> {
    return { items: await this.names.list(actor) };
  }

  /**
   * Match names after the roster was completed: the departments that they mean help from now on, and are told
   * @remarks Complete the roster first (a department, an alias, a group), or say here what a name means.
   */
  @Post('match')
  @HttpCode(200)
  async match(@Body() { names }: MatchNamesBody, @CurrentActor() actor: Actor): Promise<MatchedNamesAnswer> {
    return { changed: await this.names.match(actor, names) };
  }
}
