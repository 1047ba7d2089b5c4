import { Injectable } from '@nestjs/common';
import { InstructionsService } from '#coordination';
import type { Actor } from '#identity';
import { Database } from '#platform';
import { Project } from '#projects';
import type { Cast } from './cast.js';

interface Instructed {
  /** Words in the text of the project. */
  about: string;
  /** Day and time, Asia/Shanghai. */
  given: readonly [day: string, time: string];
  text: string;
  answerBy: string;
  answer: { given: readonly [day: string, time: string]; text: string } | null;
}

/** What leaders write on projects: one that is answered, one that waits for its answer when the play ends. */
export const INSTRUCTIONS: readonly Instructed[] = [
  {
    about: '启动碧道建设',
    given: ['2022-09-27', '10:10'],
    text: '碧道是民生实事，务必按期完成。请生态环境分局会同城市建设局倒排工期，每周报进度，有困难及时提出。',
    answerBy: '2022-09-30',
    answer: {
      given: ['2022-09-29', '15:20'],
      text: '已与城市建设局、自然资源分局召开调度会，剩余栈道和标识工程倒排到日，10月底前完成，每周五报送进度。',
    },
  },
  {
    about: '常态化疫情防控',
    given: ['2022-10-09', '10:30'],
    text: '国庆假期后返岗人员集中，请牵头单位梳理重点场所防控情况，报一份说明。',
    answerBy: '2022-10-13',
    answer: null,
  },
];

/** The leaders of the demonstration write instructions (批示), and the departments answer. */
@Injectable()
export class DemonstrationInstructions {
  private readonly ids = new Map<Instructed, string>();

  constructor(
    private readonly instructions: InstructionsService,
    private readonly database: Database,
  ) {}

  /** Written by the leader in charge of the project. */
  async give(one: Instructed, cast: Cast): Promise<void> {
    const project = await this.projectOf(one);
    const leader: Actor | null = project.leaderId === null ? null : cast.personOf(project.leaderId);
    if (!leader) throw new Error(`nobody is in charge of ${project.title}`);
    const { id } = await this.instructions.give({ projectId: project.id, text: one.text, answerBy: one.answerBy }, leader);
    this.ids.set(one, id);
  }

  /** By the officer who handles the project. */
  async answer(one: Instructed, text: string, cast: Cast): Promise<void> {
    const { leadDepartmentId, text: commitment } = await this.projectOf(one);
    await this.instructions.answer({ id: this.ids.get(one) ?? '', text }, cast.officerOf(leadDepartmentId, commitment));
  }

  /** All projects: the demonstration plays the people of a database of its own. */
  private projectOf({ about }: Instructed): Promise<Project> {
    const query = this.database.manager.createQueryBuilder(Project, 'p').where('p.text LIKE :about', { about: `%${about}%` });
    return query.orderBy('p.id').limit(1).getOneOrFail();
  }
}
