import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { RobotsService } from '#notifications';
import type { Actor } from '#identity';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { IfMatch } from '../http/if-match.js';
import { RobotAnswer, RobotBody, RobotChangeBody, RobotList, TestMessageAnswer } from './robots.dto.js';

@ApiTags('robots')
@ApiBearerAuth()
@Controller('v1/robots')
@Needs('webhook.manage')
export class RobotsController {
  constructor(private readonly robots: RobotsService) {}

  @Get()
  @ApiOperation({ summary: 'Robots of group chats (群机器人)' })
  @ApiOkResponse({ type: RobotList })
  async list(@CurrentActor() actor: Actor): Promise<RobotList> {
    return { items: await this.robots.list(actor) };
  }

  @Post()
  @ApiOperation({ summary: 'Set up the robot of a department’s group, or of the supervisors’' })
  @ApiCreatedResponse({ type: RobotAnswer })
  create(@Body() body: RobotBody, @CurrentActor() actor: Actor): Promise<RobotAnswer> {
    const { name, vendor, url, secret = null, departmentId = null, language = 'zh-CN' } = body;
    const input = { name, vendor, url, secret, departmentId, language };
    return this.robots.create(input, actor);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One robot, without its address and secret' })
  @ApiOkResponse({ type: RobotAnswer })
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<RobotAnswer> {
    return this.robots.read(id, actor);
  }

  @Patch(':id')
  @ApiHeader({ name: 'If-Match', required: true, example: '"1"' })
  @ApiOperation({ summary: 'Change a robot, or switch it off and on' })
  @ApiOkResponse({ type: RobotAnswer })
  change(
    @Param('id', IdPipe) id: string,
    @Body() body: RobotChangeBody,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ): Promise<RobotAnswer> {
    return this.robots.update(id, version, omitUndefined(body), actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiHeader({ name: 'If-Match', required: true, example: '"1"' })
  @ApiOperation({ summary: 'Take a robot away; its delivery log stays' })
  @ApiNoContentResponse()
  remove(@Param('id', IdPipe) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<void> {
    return this.robots.delete(id, version, actor);
  }

  @Post(':id/test-message')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send a test message to the group, the way every message goes' })
  @ApiAcceptedResponse({ type: TestMessageAnswer })
  async test(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<TestMessageAnswer> {
    return { deliveryId: await this.robots.test(id, actor) };
  }
}
