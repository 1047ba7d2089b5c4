import { Controller, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { DomainError, Environment, publicUrlOf } from '#platform';
import { type ClickView, OneClickService } from '#reminders';
import { Public } from '../http/authentication.guard.js';
import { problemTypeOf } from '../http/problems/problem-types.js';
import { askPage, donePage, refusalPage } from './click-pages.js';

/**
 * Pages for people who follow a link of a message: no login, no script. Opening one changes nothing, since programs that look
 * for bad mail open every link; only the button does.
 */
@ApiExcludeController()
@Public()
@Controller('click')
export class ClickController {
  constructor(
    private readonly clicks: OneClickService,
    private readonly environment: Environment,
  ) {}

  @Get(':token')
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', 'text/html; charset=utf-8')
  ask(@Param('token') token: string, @Res({ passthrough: true }) response: Response): Promise<string> {
    return this.page(response, async () => {
      const view = await this.clicks.view(token);
      return askPage(view, this.linkOf(view));
    });
  }

  @Post(':token')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', 'text/html; charset=utf-8')
  use(@Param('token') token: string, @Res({ passthrough: true }) response: Response): Promise<string> {
    return this.page(response, async () => {
      const view = await this.clicks.use(token);
      return donePage(view, this.linkOf(view));
    });
  }

  private linkOf({ project }: ClickView): string {
    return `${publicUrlOf(this.environment)}/projects/${project.id}`;
  }

  private async page(response: Response, work: () => Promise<string>): Promise<string> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      response.status(problemTypeOf(error.code)?.status ?? 409);
      return refusalPage(error.code, `${publicUrlOf(this.environment)}/projects`);
    }
  }
}
