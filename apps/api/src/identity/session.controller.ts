import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, SessionsService } from '#identity';
import { CurrentActor, CurrentBearer, Public } from '../http/authentication.guard.js';
import { ActorAnswer, SessionAnswer } from './identity.answers.js';
import { LoginBody } from './identity.dto.js';
import { ThrottleLogins } from '../http/throttling.js';

@ApiTags('identity')
@Controller('v1')
export class SessionController {
  constructor(private readonly sessions: SessionsService) {}

  @Post('login')
  @ApiOperation({ summary: 'Answers a token for 12 hours' })
  @Public()
  @ThrottleLogins()
  @ApiCreatedResponse({ type: SessionAnswer })
  logIn(@Body() body: LoginBody): Promise<SessionAnswer> {
    return this.sessions.logIn(body);
  }

  @Post('logout')
  @ApiOperation({ summary: 'The token is worth nothing from here on. An API key stays as it is' })
  @HttpCode(204)
  @ApiNoContentResponse()
  logOut(@CurrentBearer() bearer: string): Promise<void> {
    return this.sessions.logOut(bearer);
  }

  @Get('me')
  @ApiOperation({ summary: 'Who am I, and what is my role?' })
  @ApiOkResponse({ type: ActorAnswer })
  me(@CurrentActor() actor: Actor): Actor {
    return actor;
  }
}
