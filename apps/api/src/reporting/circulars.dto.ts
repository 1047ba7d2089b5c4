import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { CIRCULAR_STATES, type CircularState, type CircularText } from '#reporting';
import { ID, PageQuery } from '../http/page.dto.js';
import { List } from '../projects/projects.dto.js';

const PERIOD = { example: '2022-06', description: '2022-06, 2022-Q2, 2022-H1 or 2022' };
const TITLE = { example: '关于2022年6月重点工作落实情况的通报' };

export class CircularBody {
  @ApiProperty(PERIOD)
  @IsString()
  @MaxLength(10)
  period: string;

  @ApiPropertyOptional({ ...ID, description: 'Only the projects of this plan' })
  @IsOptional()
  @IsUUID()
  planId?: string;

  @ApiPropertyOptional({ example: '十项民生实事', description: 'Only the projects of this series' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  series?: string;

  @ApiPropertyOptional({ ...TITLE, description: 'Default: by period and scope' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  title?: string;
}

/** The text of a circular. A part that is empty is not printed; a new line begins a new paragraph. */
export class CircularTextBody implements CircularText {
  @ApiProperty(TITLE)
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  title: string;

  @ApiProperty({ example: '各有关单位：', description: '主送' })
  @IsString()
  @MaxLength(2000)
  addressees: string;

  @ApiProperty({ example: '现将2022年6月重点工作落实情况通报如下，数据截至2022年6月30日。' })
  @IsString()
  @MaxLength(5000)
  opening: string;

  @ApiProperty({ example: '对城市建设局（考核排名第1；提前办结2项）予以表扬。', description: '表扬' })
  @IsString()
  @MaxLength(5000)
  praised: string;

  @ApiProperty({
    example: '对生态环境分局（2项逾期5个工作日以上，经催办仍未说明原因）予以批评。',
    description: '批评',
  })
  @IsString()
  @MaxLength(5000)
  criticised: string;

  @ApiProperty({ example: '1.黄灯事项的牵头单位要倒排工期、加快进度，防止逾期。', description: '工作要求' })
  @IsString()
  @MaxLength(10_000)
  demands: string;

  @ApiProperty({ example: '特此通报。' })
  @IsString()
  @MaxLength(2000)
  closing: string;

  @ApiProperty({ example: '督查室', description: '落款' })
  @IsString()
  @MaxLength(200)
  signature: string;
}

export class CircularsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: CIRCULAR_STATES, isArray: true })
  @IsOptional()
  @List()
  @IsIn(CIRCULAR_STATES, { each: true })
  state?: CircularState[];

  @ApiPropertyOptional(PERIOD)
  @IsOptional()
  @IsString()
  @MaxLength(10)
  period?: string;

  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  planId?: string;
}
