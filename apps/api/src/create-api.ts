import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { contextOptions, loggerOf, type ProgramOptions } from '#application';
import { ApiModule } from './api.module.js';
import { loadOpenApiMetadata } from './documentation/openapi.js';
import { configureHttp, HTTP_OPTIONS } from './configure-http.js';

/** The API, ready to listen. */
export async function createApi(options: ProgramOptions): Promise<INestApplication> {
  const logger = loggerOf(options);
  const api = ApiModule.forRoot({ ...options, logger });
  const app = await NestFactory.create<NestExpressApplication>(api, { ...contextOptions(logger), ...HTTP_OPTIONS });
  await loadOpenApiMetadata();
  configureHttp(app);
  return app;
}
