import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { notFound } from '#platform';
import { Public } from '../http/authentication.guard.js';
import { escaped } from '../http/escaped.js';
import { PROBLEM_CODES, problemTypeOf } from '../http/problems/problem-types.js';

/** The pages that the `type` of a problem document leads to; none of it is secret. */
@ApiExcludeController()
@Public()
@Controller('docs/problems')
export class ProblemPagesController {
  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  list(): string {
    return page('Problems', `<table>${PROBLEM_CODES.map(rowOf).join('\n')}</table>`);
  }

  /** @throws DomainError `problem.not-found` */
  @Get(':code')
  @Header('Content-Type', 'text/html; charset=utf-8')
  read(@Param('code') code: string): string {
    if (!PROBLEM_CODES.includes(code)) throw notFound('problem', code);
    const sentence = 'Its `detail` says what to do in the case at hand; <code>requestId</code> finds it in the log.';
    return page(escaped(code), `<table>${rowOf(code)}</table><p>${sentence}</p><p><a href="../problems">All problems</a></p>`);
  }
}

function rowOf(code: string): string {
  const { status, title } = problemTypeOf(code) ?? { status: '', title: 'See the answer’s detail' };
  const cells = [`<a href="/docs/problems/${escaped(code)}"><code>${escaped(code)}</code></a>`, String(status), escaped(title)];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Duban 督办: ${title}</title>
<style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem;max-width:72rem}td{padding:.3rem .8rem .3rem 0;border-top:1px solid #ddd}</style>
<h1>${title}</h1>
${body}</html>
`;
}
