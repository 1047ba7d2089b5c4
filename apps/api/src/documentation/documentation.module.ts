import { Module } from '@nestjs/common';
import { ProblemPagesController } from './problem-pages.controller.js';

/** The page of each kind of problem. */
@Module({ controllers: [ProblemPagesController] })
export class DocumentationModule {}
