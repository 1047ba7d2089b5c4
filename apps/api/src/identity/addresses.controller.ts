import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { type Actor, AddressesService, type PersonAddresses } from '#identity';
import { CurrentActor } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

class AddressesBody {
  @ApiPropertyOptional({ example: '13800000000', description: 'For text messages and calls by name in a group' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(64)
  mobile?: string;

  @ApiPropertyOptional({ example: 'lisi', description: '企业微信 userid' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(64)
  wecom?: string;

  @ApiPropertyOptional({ example: 'manager4220', description: '钉钉 userid' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(64)
  dingtalk?: string;

  @ApiPropertyOptional({ example: 'ou_18eac85d35a26f989317ad4f02e8bbbb', description: '飞书 open_id' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(64)
  feishu?: string;
}

@ApiTags('people')
@ApiBearerAuth()
@Controller('v1/people')
export class AddressesController {
  constructor(private readonly addresses: AddressesService) {}

  @Get(':id/addresses')
  @ApiOperation({ summary: 'Where a person is reached besides e-mail: your own, or anybody’s for whoever manages the roster' })
  @ApiOkResponse({ type: AddressesBody })
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<PersonAddresses> {
    return this.addresses.read(actor, id);
  }

  @Put(':id/addresses')
  @ApiOperation({ summary: 'Set all addresses of a person; one that is left out is taken away' })
  @ApiOkResponse({ type: AddressesBody })
  set(@Param('id', IdPipe) id: string, @Body() body: AddressesBody, @CurrentActor() actor: Actor): Promise<PersonAddresses> {
    return this.addresses.set(actor, id, omitUndefined(body));
  }
}
