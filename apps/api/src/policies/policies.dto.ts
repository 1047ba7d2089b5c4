import { ApiProperty } from '@nestjs/swagger';
import { IsObject, Matches } from 'class-validator';
import { DEFAULT_POLICY, type PolicyDefinition } from '#policies';
import { ID } from '../http/page.dto.js';

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
  @ApiProperty({ example: 'default', description: 'A name that exists gets its next version.' })
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'name must be lower-case letters, digits and dashes' })
  name: string;
}

export class PolicyAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: 'default' }) name: string;
  @ApiProperty({ example: 1 }) version: number;
  @ApiProperty(DEFINITION) definition: PolicyDefinition;
  @ApiProperty() createdAt: Date;
}

export class PolicyList {
  @ApiProperty({ type: [PolicyAnswer] }) items: PolicyAnswer[];
}

export class ValidPolicyAnswer {
  @ApiProperty({ example: true }) valid: boolean;
}
