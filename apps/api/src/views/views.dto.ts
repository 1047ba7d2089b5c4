import { OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsNotEmpty, IsObject, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { ProjectFilterQuery } from '../projects/projects.dto.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

const ID_OR_ME = /^(?:me|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** The filter of a view: the parameters of the list of projects that say which projects. */
export class ViewFilterBody extends OmitType(ProjectFilterQuery, ['asOf', 'view', 'leaderId']) {
  /** Leader in charge (分管领导); me: whoever uses the view @example "me" */
  @MayBeLeftOut()
  @IsString()
  @Matches(ID_OR_ME, { message: '$property must be an id or me' })
  leaderId?: string;
}

export class ViewBody {
  /** @example "本季度到期的民生实事" */
  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  name: string;

  @IsObject()
  @ValidateNested()
  @Type(() => ViewFilterBody)
  filter: ViewFilterBody;

  /** Everybody may use it: for supervisors. Default: false */
  @MayBeLeftOut()
  @IsBoolean()
  shared?: boolean;
}

/** A saved view (保存的视图). */
export class ViewAnswer {
  id: string;
  /** @example "本季度到期的民生实事" */ name: string;
  /** @example "王督查" */ ownerName: string;
  /** You saved it, and may change it */ own: boolean;
  /** Everybody may use it */ shared: boolean;
  filter: ViewFilterBody;
  /** The filter as the query of GET /v1/projects @example "lamp=red&series=十项民生实事" */ query: string;
  /** @example "2022-06-20T09:00:00+08:00" */ changedAt: string;
  /** @example 1 */ version: number;
}

export class ViewList {
  /** By name */ items: ViewAnswer[];
}
