import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccountService, type Actor } from '#identity';
import { PreferencesService } from '#notifications';
import { Clock, Environment, publicUrlOf, ShiftedClock } from '#platform';
import { civilDateOf } from '#work-calendar';
import { CurrentActor } from '../http/authentication.guard.js';
import { type ActorAnswer, MeAnswer } from './identity.answers.js';

@ApiTags('identity')
@ApiBearerAuth()
@Controller('v1/me')
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
}

function actorAnswerOf({ id, name, kind, role, departmentId }: Actor): ActorAnswer {
  return { id, name, kind: kind === 'api-key' ? kind : 'person', role, departmentId };
}
