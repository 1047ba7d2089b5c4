// Writes .env.example: every variable of the class Environment with its comment and its default.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../setup.mjs';

const HEAD = '# Every variable that Duban reads (npm run sync writes this file). None is needed for `npm start`.\n';

export function writeEnvironmentExample() {
  const path = join(root, 'libs/platform/src/config.ts');
  const tree = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const environment = tree.statements.find((one) => ts.isClassDeclaration(one) && one.name?.text === 'Environment');
  const variables = environment.members.filter(ts.isPropertyDeclaration).map(variable);
  writeFileSync(join(root, '.env.example'), `${HEAD}\n${variables.join('\n')}\n`);
}

function variable(member) {
  const comment = ts.getJSDocCommentsAndTags(member).map(({ comment: text }) => ts.getTextOfJSDocComment(text) ?? '');
  const lines = comment.flatMap((text) => text.split('\n')).map((line) => `# ${line.trim()}\n`);
  return `${lines.join('')}${member.name.getText()}=${defaultOf(member.initializer)}`;
}

function defaultOf(initializer) {
  if (!initializer) return '';
  if (initializer.kind === ts.SyntaxKind.FalseKeyword) return '0';
  if (initializer.kind === ts.SyntaxKind.TrueKeyword) return '1';
  return initializer
    .getText()
    .replaceAll('_', (mark, at, text) => (/^\d/.test(text) ? '' : mark))
    .replaceAll(/^'|'$/g, '');
}
