import { IsIn, IsNotEmpty, IsString, IsUUID, MaxLength } from 'class-validator';
import { CIRCULAR_STATES, type CircularState, type CircularText } from '#reporting';
import { PageQuery } from '../http/input/page.dto.js';
import { List } from '../http/input/query-parameters.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export class CircularBody {
  /** 2022-06, 2022-Q2, 2022-H1, 2022, or a week as 2022-06-06..2022-06-12 @example "2022-06" */
  @IsString()
  @MaxLength(22)
  period: string;

  /** Only the projects of this plan */
  @MayBeLeftOut()
  @IsUUID()
  planId?: string;

  /** Only the projects of this series @example "十项民生实事" */
  @MayBeLeftOut()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  series?: string;

  /** Only the projects of this leader in charge (分管领导) */
  @MayBeLeftOut()
  @IsUUID()
  leaderId?: string;

  /** Default: by period and scope @example "关于2022年6月重点工作落实情况的通报" */
  @MayBeLeftOut()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  title?: string;
}

/** The text of a circular. A part that is empty is not printed; a new line begins a new paragraph. */
export class CircularTextBody implements CircularText {
  /** @example "关于2022年6月重点工作落实情况的通报" */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  title: string;

  /** 主送 @example "各有关单位：" */
  @IsString()
  @MaxLength(2000)
  addressees: string;

  /** @example "现将2022年6月重点工作落实情况通报如下，数据截至2022年6月30日。" */
  @IsString()
  @MaxLength(5000)
  opening: string;

  /** 表扬 @example "对城市建设局（考核排名第1；提前办结2项）予以表扬。" */
  @IsString()
  @MaxLength(5000)
  praised: string;

  /** 批评 @example "对生态环境分局（2项逾期5个工作日以上，经催办仍未说明原因）予以批评。" */
  @IsString()
  @MaxLength(5000)
  criticised: string;

  /** 工作要求 @example "1.黄灯事项的牵头单位要倒排工期、加快进度，防止逾期。" */
  @IsString()
  @MaxLength(10_000)
  demands: string;

  /** @example "特此通报。" */
  @IsString()
  @MaxLength(2000)
  closing: string;

  /** 落款 @example "督查室" */
  @IsString()
  @MaxLength(200)
  signature: string;
}

export class CircularsQuery extends PageQuery {
  @MayBeLeftOut()
  @List()
  @IsIn(CIRCULAR_STATES, { each: true })
  state?: CircularState[];

  /** As it was drafted: 2022-06, 2022-Q2, 2022-H1, 2022, 2022-06-06..2022-06-12 @example "2022-06" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(22)
  period?: string;

  @MayBeLeftOut()
  @IsUUID()
  planId?: string;

  /** Of the projects of this leader in charge; me: whoever asks @example "me" */
  @MayBeLeftOut()
  @IsUUID()
  leaderId?: string;
}
