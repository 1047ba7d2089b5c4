import { ApiProperty } from '@nestjs/swagger';
import { IsObject, Matches } from 'class-validator';
import { DEFAULT_POLICY, type PolicyDefinition } from '#policies';

const DEFINITION = {
  type: 'object',
  additionalProperties: true,
  example: { ...DEFAULT_POLICY, steps: DEFAULT_POLICY.steps.slice(0, 2) },
} as const;

export class DefinitionBody {
  @ApiProperty({ ...DEFINITION, description: 'Steps with offset, audience, channels and level' })
  @IsObject()
  definition: Record<string, unknown>;
}

export class PolicyBody extends DefinitionBody {
  /** A name that exists gets its next version. @example "default" */
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'name must be lower-case letters, digits and dashes' })
  name: string;
}

export class PolicyAnswer {
  id: string;
  /** @example "default" */ name: string;
  /** @example 1 */ version: number;
  @ApiProperty(DEFINITION) definition: PolicyDefinition;
  /** Who saved it; null: it came with Duban @example "王督查" */ createdByName: string | null;
  createdAt: Date;
}

export class ListedPolicyAnswer extends PolicyAnswer {
  /** Running projects under this version, of those that you see (`GET /v1/projects?policyId=`) @example 187 */ projects: number;
}

export class PolicyList {
  items: ListedPolicyAnswer[];
}

export class ValidPolicyAnswer {
  /** @example true */ valid: boolean;
}
