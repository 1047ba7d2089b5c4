import { IsIn, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { INSTRUCTION_STATES, type InstructionState } from '#coordination';
import { PageAnswer, PageQuery } from '../http/input/page.dto.js';
import { List } from '../http/input/query-parameters.js';
import { NamedAnswer, ProjectLinkAnswer } from '../projects/projects.answers.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export class InstructionsQuery extends PageQuery {
  /** 不须答复, 待答复, 已答复, 项目已结束. Default: all */
  @MayBeLeftOut()
  @List()
  @IsIn(INSTRUCTION_STATES, { each: true })
  state?: InstructionState[];

  @MayBeLeftOut()
  @IsUUID()
  projectId?: string;

  /** Leads the project */
  @MayBeLeftOut()
  @IsUUID()
  departmentId?: string;

  /** Wrote it; me: whoever asks @example "me" */
  @MayBeLeftOut()
  @IsUUID()
  leaderId?: string;
}

export class InstructionBody {
  /** @example "请抓紧推进，6月底前报结果" */
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  text: string;

  /** By when an answer is asked for. Default: none is @example "2022-06-30" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(10)
  answerBy?: string;

  /** Whose instruction a supervisor writes down; a leader writes the own ones */
  @MayBeLeftOut()
  @IsUUID()
  leaderId?: string;
}

export class InstructionReplyBody {
  /** @example "已完成施工招标，6月20日进场" */
  @IsString()
  @MinLength(1)
  @MaxLength(5000)
  text: string;
}

export class InstructionAnswer {
  id: string;
  project: ProjectLinkAnswer;
  leadDepartment: NamedAnswer;
  leader: NamedAnswer;
  /** The supervisor who wrote down what the leader said; null: the leader wrote it @example "督查员" */ recordedByName:
    string | null;
  /** @example "请抓紧推进，6月底前报结果" */ text: string;
  state: InstructionState;
  givenAt: Date;
  /** null: no answer is asked for @example "2022-06-30" */ answerBy: string | null;
  /** @example "已完成施工招标，6月20日进场" */ answer: string | null;
  /** @example "环保经办" */ answeredByName: string | null;
  answeredAt: Date | null;
  /** You may answer it now */ answerable: boolean;
}

export class InstructionPage extends PageAnswer {
  items: InstructionAnswer[];
}

export class CommentBody {
  /** @example "请城建局提供管线图" */
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  text: string;
}

export class NewCommentBody extends CommentBody {
  /** People whom it calls (@); they see the project, and are told */
  @MayBeLeftOut()
  @IsUUID('all', { each: true })
  mentionedIds?: string[];
}

export class CommentAnswer {
  id: string;
  projectId: string;
  /** @example "请城建局提供管线图" */ text: string;
  author: NamedAnswer;
  mentioned: NamedAnswer[];
  writtenAt: Date;
  editedAt: Date | null;
  /** You may change it or take it back until then; null: no more, or somebody else wrote it */ editableUntil: Date | null;
}

export class CommentPage extends PageAnswer {
  items: CommentAnswer[];
}
