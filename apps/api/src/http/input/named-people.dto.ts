import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { NAMED_ROLES, type NamedPerson } from '#identity';
import { CheckedByUseCase } from './checked-by-use-case.js';
import { MayBeLeftOut, MayBeNull } from './optional-fields.js';

/** More are named for no task. */
const MOST = 20;

/** Somebody who is named for a task (责任领导, 责任人, 联络员). */
export class NamedPersonAnswer {
  /** 责任领导, 责任人, 联络员 */ role: NamedPerson['role'];
  /** @example "余秋月" */ name: string;
  /** The one that was given with the task, else the one in the roster @example "0769-22891234" */ phone: string | null;
  /** null: only a name, nobody of the system */ personId: string | null;
}

export class NamedPersonBody {
  /** 责任领导, 责任人, 联络员 */
  @IsIn(NAMED_ROLES)
  role: NamedPerson['role'];

  /** Somebody of the roster; 责任人 and 联络员 belong to the lead department */
  @MayBeNull()
  @IsUUID()
  personId?: string | null;

  /** Of whoever is not in the roster; a name that one officer of the lead department alone bears is that person @example "李四" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(50)
  name?: string;

  /** Default: the one in the roster @example "0769-22891234" */
  @MayBeNull()
  @IsString()
  @MaxLength(50)
  phone?: string | null;
}

export class NamedPeopleBody {
  /** The whole new list, several of a role are possible; empty: nobody is named any more */
  @CheckedByUseCase()
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  @Type(() => NamedPersonBody)
  people: NamedPersonBody[];
}
