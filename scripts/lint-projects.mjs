// Fails where a query reads rows of projects without the condition of who sees them (`visibleTo` of libs/projects and what is built on
// it) and without a reason: a confidential project does not exist for those who may not know of it. A reason is a comment in or above the
// function: "All projects: why nobody is shown what is hidden", or "Under visibleTo: where the condition is added".
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './setup.mjs';

/** What holds the condition. */
const CONDITIONS = /\b(visibleTo|knownTo|itemVisibleTo|hiddenItemsOf|hiddenFrom|confidentialAmong|passing|runningConditions)\(/;
const REASON = /\b(All projects|Under visibleTo): [^\n]{10,}/;
const SQL = /\b(FROM|JOIN)\s+(?:"?\$?\{?[\w.]+\}?"?\.)?project(_version)?\b/;
const READING = /^(find\w*|exists?\w*|getExists|count\w*|createQueryBuilder|getRepository|innerJoin\w*|leftJoin\w*|maximum|sum)$/;

/** Names of files with queries of programs, not of tests. */
function sources() {
  return ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((name) => join(folder, name))
      .filter(
        (name) =>
          name.endsWith('.ts') && !/(spec|\.entity|\.d)\.ts$|\/(migrations|test|generated|node_modules|dist)\//.test(name),
      ),
  );
}

/** Does this node read rows of projects? */
function readsProjects(node) {
  if (ts.isStringLiteralLike(node)) return SQL.test(node.text) || (/^\w+\.project$/.test(node.text) && isJoin(node.parent));
  if (ts.isTemplateExpression(node)) return SQL.test(node.getText());
  if (!ts.isCallExpression(node)) return false;
  const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.getText();
  if (name === 'projectsAsOf') return true;
  const [first] = node.arguments;
  const isProject = first !== undefined && ts.isIdentifier(first) && first.text === 'Project';
  return isProject && (READING.test(name) || name === 'InjectRepository');
}

function isJoin(call) {
  return ts.isCallExpression(call) && /Join/.test(call.expression.getText());
}

/** The function, method or statement that holds a query, with the comment above it. */
function holderOf(node) {
  for (let holder = node; holder; holder = holder.parent) {
    const isOwn = ts.isFunctionDeclaration(holder) || ts.isMethodDeclaration(holder) || ts.isConstructorDeclaration(holder);
    if (isOwn || ts.isSourceFile(holder.parent)) return holder;
  }
  return node;
}

const faults = [];
for (const name of sources()) {
  const text = readFileSync(join(root, name), 'utf8');
  if (!/project/i.test(text)) continue;
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const seen = new Set();
  const visit = (node) => {
    if (readsProjects(node)) {
      const holder = holderOf(node);
      const whole = holder.getFullText();
      if (!seen.has(holder) && !CONDITIONS.test(whole) && !REASON.test(whole)) {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        faults.push(`${name}:${line + 1}: reads projects without visibleTo and without a reason`);
      }
      seen.add(holder);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}

if (faults.length > 0) {
  const help = 'Add visibleTo (libs/projects) to these queries on projects, or a comment "All projects: why":';
  process.stderr.write(`${help}\n${faults.join('\n')}\n`);
  process.exit(1);
}
