import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccountService, type Actor } from '#identity';
import { PreferencesService } from '#notifications';
import { Clock, Environment, publicUrlOf, ShiftedClock } from '#platform';
import { civilDateOf } from '#work-calendar';
import { BeforePasswordChange, CurrentActor, CurrentBearer } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { type ActorAnswer, MeAnswer, OwnLoginList } from './identity.answers.js';
import { PasswordChangeBody } from './identity.dto.js';
import { PreferencesAnswer, PreferencesBody } from './preferences.dto.js';

@ApiTags('identity')
@ApiBearerAuth()
@Controller('v1/me')
@BeforePasswordChange()
export class MeController {
  constructor(
    private readonly account: AccountService,
    private readonly preferences: PreferencesService,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Who am I, what may I do, and which day is it here?' })
  @ApiOkResponse({ type: MeAnswer })
  async read(@CurrentActor() actor: Actor): Promise<MeAnswer> {
    const now = this.clock.now();
    return {
      ...actorAnswerOf(actor),
      ...(await this.account.readProfile(actor)),
      language: await this.preferences.languageOf(actor),
      now,
      today: civilDateOf(now),
      isDemonstration: this.clock instanceof ShiftedClock,
      publicUrl: publicUrlOf(this.environment),
    };
  }

  @Post('password')
  @ApiOperation({
    summary: 'Change the own password',
    description:
      'Ends all other logins of the person. Twenty wrong passwords in a row lock the login for a time that grows (429).',
  })
  @HttpCode(204)
  @ApiNoContentResponse()
  changePassword(@Body() body: PasswordChangeBody, @CurrentActor() actor: Actor, @CurrentBearer() bearer: string): Promise<void> {
    return this.account.changePassword(actor, bearer, body);
  }

  /** How the pages look and answer to you, on every device */
  @Get('preferences')
  readPreferences(@CurrentActor() actor: Actor): Promise<PreferencesAnswer> {
    return this.account.readPreferences(actor);
  }

  /** Choose how the pages look and answer; all of it */
  @Put('preferences')
  setPreferences(@Body() body: PreferencesBody, @CurrentActor() actor: Actor): Promise<PreferencesAnswer> {
    return this.account.setPreferences(actor, body);
  }

  @Get('logins')
  @ApiOperation({ summary: 'Where you are logged in, the newest first' })
  @ApiOkResponse({ type: OwnLoginList })
  async listLogins(@CurrentActor() actor: Actor, @CurrentBearer() bearer: string): Promise<OwnLoginList> {
    return { items: await this.account.listLogins(actor, bearer) };
  }

  @Delete('logins')
  @ApiOperation({ summary: 'Log out everywhere else; the login that asks goes on' })
  @HttpCode(204)
  @ApiNoContentResponse()
  endOtherLogins(@CurrentActor() actor: Actor, @CurrentBearer() bearer: string): Promise<void> {
    return this.account.endOtherLogins(actor, bearer);
  }

  @Delete('logins/:id')
  @ApiOperation({ summary: 'Log out in one place' })
  @HttpCode(204)
  @ApiNoContentResponse()
  endLogin(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.account.endLogin(actor, id);
  }
}

function actorAnswerOf({ id, name, kind, role, departmentId }: Actor): ActorAnswer {
  return { id, name, kind: kind === 'api-key' ? kind : 'person', role, departmentId };
}
