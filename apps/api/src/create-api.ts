import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Application } from '#application';
import { NestLogger } from '#platform';
import { ApiModule } from './api.module.js';
import { loadOpenApiMetadata } from './documentation/openapi.js';
import { configureHttp } from './http/bootstrap.js';

/** The API over a house, ready to listen. Closing it leaves the house open. */
export async function createApi(application: Application): Promise<INestApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.of(application), {
    logger: new NestLogger(application.logger),
    abortOnError: false,
  });
  await loadOpenApiMetadata();
  configureHttp(app);
  return app;
}
