import { IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import {
  DepartmentNumbersAnswer,
  DueWithinNumbersAnswer,
  LampNumbersAnswer,
  WaitingNumbersAnswer,
} from '../reporting/board.dto.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export class ScreenBody {
  /** Where it hangs @example "一楼大厅" */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;
}

export class ScreenAnswer {
  id: string;
  /** @example "一楼大厅" */ name: string;
  /** Last four characters of the token @example "x4Qz" */ hint: string;
  /** @example "督查员" */ createdByName: string;
  createdAt: Date;
  /** It opens nothing from then on; null: it is good */ revokedAt: Date | null;
  /** When it last asked for its figures, to about a minute; null: never */ lastSeenAt: Date | null;
}

export class NewScreenAnswer extends ScreenAnswer {
  /** Answered this once @example "dbs_Jx0h3v…" */ token: string;
  /** To open on the screen @example "https://duban.example/board/wall#screen=dbs_Jx0h3v…" */ url: string;
}

export class ScreenList {
  /** The newest first */ items: ScreenAnswer[];
}

export class WallQuery {
  /** Of one plan. Default: all */
  @MayBeLeftOut()
  @IsUUID()
  planId?: string;
}

export class WallProjectAnswer {
  /** @example "启动碧道建设" */ title: string;
  /** @example "生态环境分局" */ department: string;
  /** @example "2022-09-30" */ dueDate: string;
  /** @example 95 */ percent: number;
  /** Why its lamp is red, in the language of the request @example "逾期3个工作日" */ lampReason: string;
}

export class WallAnswer {
  /** @example "2022-10-10" */ day: string;
  /** When the figures were read, by the clock of the server */ at: Date;
  /** @example "10个方面155项具体工作，51项有力落实、89项持续推进、15项进度滞后" */ sentence: string;
  lamps: LampNumbersAnswer;
  /** How many turned since the end of the day before @example 1 */ turnedRed: number;
  /** @example 0 */ turnedYellow: number;
  dueWithin: DueWithinNumbersAnswer;
  waiting: WaitingNumbersAnswer;
  /** By lead department, most red first */ departments: DepartmentNumbersAnswer[];
  /** Nearest due date first; at most 200 */ red: WallProjectAnswer[];
}
