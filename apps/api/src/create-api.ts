import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { House } from '#assembly';
import { NestLogger } from '#platform';
import { ApiModule } from './api.module.js';
import { configureHttp } from './http/bootstrap.js';

/** The API over a house, ready to listen. Closing it leaves the house open. */
export async function createApi(house: House): Promise<INestApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.of(house), {
    logger: new NestLogger(house.logger),
    abortOnError: false,
  });
  configureHttp(app);
  return app;
}
