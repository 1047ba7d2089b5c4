import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { SessionsService } from '#identity';
import { Clock } from '#platform';
import { BeforePasswordChange, CurrentBearer, Public } from '../http/authentication.guard.js';
import { CSRF_HEADER, LoginCookie } from '../http/login-cookie.js';
import { SessionAnswer } from './identity.answers.js';
import { LoginBody } from './identity.dto.js';
import { LoginRate } from '../http/login-rate.js';

@ApiTags('identity')
@Controller('v1')
export class SessionController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
    private readonly cookie: LoginCookie,
    private readonly rate: LoginRate,
  ) {}

  @Post('login')
  @ApiOperation({
    summary: 'Answers a token for 12 hours, and sets it as a cookie for pages',
    description: `A page needs no token of its own: the browser sends the cookie (HttpOnly; \`__Host-duban\` with TLS, else \`duban\`), and whatever is not a GET also carries the header \`${CSRF_HEADER}: 1\`.`,
  })
  @Public()
  @ApiCreatedResponse({ type: SessionAnswer })
  async logIn(
    @Body() body: LoginBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionAnswer> {
    const origin = { address: request.ip, client: request.get('user-agent') };
    const session = await this.rate.ofPassword(response, body.login, () => this.sessions.logIn(body, origin));
    this.cookie.set(response, session.token, session.expiresAt.getTime() - this.clock.now().getTime());
    return session;
  }

  @Post('logout')
  @ApiOperation({ summary: 'The token and the cookie are worth nothing from here on. An API key stays as it is' })
  @BeforePasswordChange()
  @HttpCode(204)
  @ApiNoContentResponse()
  async logOut(@CurrentBearer() bearer: string, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.logOut(bearer);
    this.cookie.clear(response);
  }
}
