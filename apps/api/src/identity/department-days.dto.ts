import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { IsCivilDate } from '../projects/projects.dto.js';

export class DaySpanQuery {
  @ApiProperty({ example: '2022-01-17', description: 'First day' })
  @IsCivilDate()
  from: string;

  @ApiProperty({ example: '2022-02-13', description: 'Last day, included; at most 366 days' })
  @IsCivilDate()
  to: string;
}

export class DepartmentDaysQuery {
  @ApiPropertyOptional({ example: '2022-01-01' })
  @IsOptional()
  @IsCivilDate()
  from?: string;

  @ApiPropertyOptional({ example: '2022-12-31', description: 'included' })
  @IsOptional()
  @IsCivilDate()
  to?: string;
}

export class DepartmentDaysBody extends DaySpanQuery {
  @ApiProperty({ example: false, description: 'false 部门休假, 学校寒假; true 值班日' })
  @IsBoolean()
  working: boolean;

  @ApiProperty({ example: '学校寒假' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  reason: string;
}

export class DepartmentDayAnswer {
  @ApiProperty({ example: '2022-01-17' }) day: string;
  @ApiProperty({ example: false }) working: boolean;
  @ApiProperty({ example: '学校寒假' }) reason: string;
  @ApiProperty({ example: '督查员' }) setByName: string;
  @ApiProperty() setAt: Date;
}

export class DepartmentDayList {
  @ApiProperty({ type: [DepartmentDayAnswer] }) items: DepartmentDayAnswer[];
}

export class DaysChangeAnswer {
  @ApiProperty({ example: 12, description: 'Pending steps that fall due on another day, or as another step' }) steps: number;
  @ApiProperty({ example: 3, description: 'Projects that count as behind their course from another day on' }) atRiskDates: number;
}
