import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BackgroundJob } from './background-job.entity.js';
import { BackgroundJobs } from './background-jobs.service.js';

@Module({ imports: [TypeOrmModule.forFeature([BackgroundJob])], providers: [BackgroundJobs], exports: [BackgroundJobs] })
export class BackgroundJobsModule {}
