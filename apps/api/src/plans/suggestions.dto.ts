import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsUUID } from 'class-validator';
import { ID } from '../http/page.dto.js';

const REASON = '职责含“碧道、河涌”；2021年“碧道建设”由该部门牵头';

class SuggestionAnswer {
  @ApiProperty(ID) departmentId: string;
  @ApiProperty({ example: '生态环境分局' }) departmentName: string;
  @ApiProperty({ example: 0.82, description: '0 to 1: how sure it is; weak evidence yields no suggestion' }) confidence: number;
  @ApiProperty({ example: REASON }) reason: string;
}

export class ItemSuggestionsAnswer {
  @ApiProperty(ID) itemId: string;
  @ApiProperty({ type: [SuggestionAnswer], description: 'The best first' }) suggestions: SuggestionAnswer[];
}

export class ItemSuggestionsList {
  @ApiProperty({ type: [ItemSuggestionsAnswer] }) items: ItemSuggestionsAnswer[];
}

export class AcceptBody {
  @ApiProperty({ example: [ID.example], description: 'Items whose first suggestion is accepted' })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  itemIds: string[];
}

class AcceptedSuggestionAnswer {
  @ApiProperty(ID) itemId: string;
  @ApiProperty(ID) leadDepartmentId: string;
  @ApiProperty({ example: 0.82 }) confidence: number;
  @ApiProperty({ example: REASON }) reason: string;
}

export class AcceptedList {
  @ApiProperty({ type: [AcceptedSuggestionAnswer] }) accepted: AcceptedSuggestionAnswer[];
}
