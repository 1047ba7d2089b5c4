// Writes apps/api/src/generated/metadata.ts: what @nestjs/swagger's plugin reads from the types, validators and doc comments of DTOs
// and controllers. The API loads it at start; `npm run sync` renews it and CI compares. TypeScript has one type of number and one of
// text; so three rules say the rest here: a number is an integer unless its type is written `Decimal`; `id`, `…Id` and `…Ids` are
// UUIDs; a text whose example is a civil date or a UUID has that format.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PluginMetadataGenerator } from '@nestjs/cli/lib/compiler/plugins/plugin-metadata-generator.js';
import { ReadonlyVisitor } from '@nestjs/swagger/plugin';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { root } from '../setup.mjs';

const source = join(root, 'apps/api/src');
const file = join(source, 'generated/metadata.ts');
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export async function writeSwaggerMetadata() {
  // The generator type-checks before it writes, and the metadata of before may name files that are gone.
  writeFileSync(file, 'export default () => Promise.resolve({});\n');
  new PluginMetadataGenerator().generate({
    visitors: [
      new ReadonlyVisitor({
        pathToSource: source,
        introspectComments: true,
        esmCompatible: true,
        dtoFileNameSuffix: ['.dto.ts', '.answers.ts'],
      }),
    ],
    outputDir: join(source, 'generated'),
    filename: 'metadata.ts',
    tsconfigPath: 'tsconfig.json',
    watch: false,
  });
  // The generator writes paths as seen from the source folder.
  const text = refine(readFileSync(file, 'utf8').replaceAll(/(['"])\.\//g, '$1../'));
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

function refine(text) {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const decimals = new Map();
  const edits = [];
  const visit = (node, place) => {
    if (ts.isArrayLiteralExpression(node) && isImport(node.elements[0])) {
      const path = join(source, 'generated', node.elements[0].arguments[0].text).replace(/\.js$/, '.ts');
      place = { path, names: [] };
      if (!decimals.has(path)) decimals.set(path, decimalsOf(path));
    }
    if (place && ts.isPropertyAssignment(node) && ts.isObjectLiteralExpression(node.initializer)) {
      const names = [...place.names, node.name.getText().replaceAll(/['"]/g, '')];
      if (names.length === 2 && /\.(dto|answers)\.ts$/.test(place.path))
        refineProperty(node, names, decimals.get(place.path), edits);
      place = { ...place, names };
    }
    ts.forEachChild(node, (child) => visit(child, place));
  };
  visit(tree, null);
  let refined = text;
  for (const [from, to, replacement] of edits.toSorted((a, b) => b[0] - a[0]))
    refined = refined.slice(0, from) + replacement + refined.slice(to);
  return refined;
}

const isImport = (node) => node && ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;

function refineProperty(node, [className, name], decimals, edits) {
  const fields = Object.fromEntries(node.initializer.properties.map((one) => [one.name.getText(), one]));
  const type = fields.type?.initializer.getText();
  const example = fields.example?.initializer.getText().replaceAll(/^"|"$/g, '') ?? '';
  const set = (replacement) => edits.push([fields.type.getStart(), fields.type.end, replacement]);
  // A filter that takes me for whoever asks is no UUID in the contract.
  if (fields.format && /uuid/.test(fields.format.initializer.getText()) && example !== '' && !UUID.test(example))
    edits.push([fields.format.getStart(), fields.format.end, 'minLength: 1']);
  const isMany = /\[(Number|String)\]/.test(type);
  if (/\bNumber\b/.test(type ?? '') && !decimals.has(`${className}.${name}`))
    set(isMany ? `type: 'integer', isArray: true` : `type: 'integer'`);
  if (/\bString\b/.test(type ?? '')) {
    const isUuid = UUID.test(example) || (/(^id|Ids?)$/.test(name) && example === '');
    if (!fields.format && (isUuid || DAY.test(example))) set(`${fields.type.getText()}, format: '${isUuid ? 'uuid' : 'date'}'`);
  }
  const values = fields.enum?.initializer;
  if (values && ts.isArrayLiteralExpression(values)) {
    const sorted = values.elements.map((one) => one.getText()).toSorted();
    edits.push([values.getStart(), values.end, `[${sorted.join(', ')}]`]);
  }
}

/** `Class.property` of every number that is written `Decimal`. */
function decimalsOf(path) {
  const tree = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found = new Set();
  for (const one of tree.statements.filter(ts.isClassDeclaration))
    for (const member of one.members.filter(ts.isPropertyDeclaration))
      if (/\bDecimal\b/.test(member.type?.getText() ?? '')) found.add(`${one.name.text}.${member.name.getText()}`);
  return found;
}
