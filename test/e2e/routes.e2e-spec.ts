import { type INestApplication, type Type, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer, NestFactory } from '@nestjs/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ApiModule } from '../../apps/api/src/api.module.js';

interface Route {
  controller: string;
  method: string;
  /** Segments of the address; `:name` stands for any. */
  path: string[];
}

let routes: Route[];

beforeAll(async () => {
  // Preview links the modules without making providers: no database is asked.
  const app = await NestFactory.create(ApiModule.forRoot({ role: 'test' }), { preview: true, logger: false });
  routes = routesOf(app);
});

function routesOf(app: INestApplication): Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.keys()]);
  return [...new Set(controllers as Type<object>[])].flatMap((controller) =>
    new MetadataScanner().getAllMethodNames(controller.prototype).flatMap((name) => {
      const handler = (controller.prototype as Record<string, object>)[name] ?? {};
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      const [prefix, own] = [pathOf(controller), pathOf(handler)];
      const path = `${prefix}/${own}`.split('/').filter(Boolean);
      return [{ controller: controller.name, method: RequestMethod[method], path }];
    }),
  );
}

function pathOf(target: object): string {
  const path: unknown = Reflect.getMetadata(PATH_METADATA, target);
  if (typeof path !== 'string') throw new Error(`${String(target)} has more than one path, or none`);
  return path;
}

const isWritten = (segment: string): boolean => !segment.includes(':');

/** Is there an address that both take? */
function overlap(one: Route, other: Route): boolean {
  return (
    one.method === other.method &&
    one.path.length === other.path.length &&
    one.path.every((segment, at) => !isWritten(segment) || !isWritten(other.path[at]!) || segment === other.path[at])
  );
}

const nameOf = ({ method, path }: Route): string => `${method} /${path.join('/')}`;

describe('the routes of the API', () => {
  it('are all of its controllers', () => {
    expect(routes.length).toBeGreaterThan(200);
  });

  it('lead each to one controller, so that the order of controllers does not matter', () => {
    const shared = routes.flatMap((one, at) =>
      routes
        .slice(at + 1)
        .filter((other) => other.controller !== one.controller && overlap(one, other))
        .map((other) => `${nameOf(one)} of ${one.controller} and ${nameOf(other)} of ${other.controller}`),
    );
    expect(shared).toEqual([]);
  });

  it('stand within a controller with written names ahead of parameters', () => {
    const hidden = routes.flatMap((one, at) =>
      routes
        .slice(at + 1)
        .filter((later) => later.controller === one.controller && overlap(one, later) && covers(one, later))
        .map((later) => `${nameOf(one)} hides ${nameOf(later)}`),
    );
    expect(hidden).toEqual([]);
  });
});

/** Does the first take every address of the second? */
function covers(first: Route, second: Route): boolean {
  return first.path.every((segment, at) => /^:\w+$/.test(segment) || segment === second.path[at]);
}
