import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsUUID } from 'class-validator';
import { ID } from '../http/input/page.dto.js';
import type { Decimal } from '../http/input/decimal.js';

export class SuggestionAnswer {
  departmentId: string;
  /** @example "生态环境分局" */ departmentName: string;
  /** 0 to 1: how sure it is; weak evidence yields no suggestion @example 0.82 */ confidence: Decimal;
  /** @example "职责含“碧道、河涌”；2021年“碧道建设”由该部门牵头" */ reason: string;
}

export class ItemSuggestionsAnswer {
  itemId: string;
  /** The best first */ suggestions: SuggestionAnswer[];
}

export class ItemSuggestionsList {
  items: ItemSuggestionsAnswer[];
}

export class AcceptBody {
  @ApiProperty({ example: [ID.example], description: 'Items whose first suggestion is accepted' })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  itemIds: string[];
}

export class AcceptedSuggestionAnswer {
  itemId: string;
  leadDepartmentId: string;
  /** @example 0.82 */ confidence: Decimal;
  /** @example "职责含“碧道、河涌”；2021年“碧道建设”由该部门牵头" */ reason: string;
}

export class AcceptedList {
  accepted: AcceptedSuggestionAnswer[];
}
