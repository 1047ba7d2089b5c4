import { applyDecorators, createParamDecorator, type ExecutionContext, HttpCode, Post, type Type } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam } from '@nestjs/swagger';
import type { Ability, Actor } from '#identity';
import type { Language } from '#platform';
import { actorOf, Needs } from './authentication.guard.js';
import type { ApiRequest } from './api-request.js';
import { IdPipe } from './input/id.pipe.js';
import { languageOf } from './language.js';
import { VERSION_READ, versionOf } from './if-match.js';
import { ID } from './input/page.dto.js';

/** What a transition is made on, by whom: from the path, `If-Match` and the session. */
export interface TransitionTarget {
  id: string;
  expectedVersion: number;
  actor: Actor;
  language: Language;
}

export const Target = createParamDecorator((_: unknown, context: ExecutionContext): TransitionTarget => {
  const request = context.switchToHttp().getRequest<ApiRequest>();
  const id = new IdPipe().transform(String(request.params['id']));
  return { id, expectedVersion: versionOf(request.get('if-match')), actor: actorOf(request), language: languageOf(request) };
});

interface TransitionOperation {
  summary: string;
  description?: string;
  /** What it takes and where it is legal, from the table of the state machine. */
  rule: { needs: Ability; from: readonly string[]; event: string };
  body?: { type: Type; example: Record<string, unknown> };
}

/** `POST :id/<name>`: one transition of a state machine as an operation of its own. */
export function TransitionRoute(name: string, { summary, description, rule, body }: TransitionOperation): MethodDecorator {
  const facts = `Takes the ability \`${rule.needs}\`. Legal in the states ${rule.from.map((state) => `\`${state}\``).join(', ')}; what you can do now stands in \`legalTransitions\`. Leaves the event \`${rule.event}\`.`;
  return applyDecorators(
    Post(`:id/${name}`),
    HttpCode(200),
    Needs(rule.needs),
    ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' }, example: ID.example }),
    ApiHeader(VERSION_READ),
    ApiOperation({ summary, description: [description, facts].filter(Boolean).join('\n\n') }),
    ...(body ? [ApiBody({ type: body.type, examples: { [name]: { value: body.example } } })] : []),
  );
}
