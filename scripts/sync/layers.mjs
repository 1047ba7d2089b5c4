// Draws the layers of docs/architecture.md from the rules that dependency-cruiser holds the code to.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup.mjs';
import { LAYERS, SIDEWAYS } from '../../.dependency-cruiser.mjs';

const BEGIN = '<!-- layers begin (npm run sync) -->';
const END = '<!-- layers end -->';

export function drawLayers() {
  const path = join(root, 'docs/architecture.md');
  const text = readFileSync(path, 'utf8');
  if (!text.includes(BEGIN) || !text.includes(END))
    throw new Error(`docs/architecture.md has no place for the layers: ${BEGIN} … ${END}`);
  const [before, rest] = text.split(BEGIN);
  writeFileSync(path, `${before}${BEGIN}\n\n${picture()}\n\n${END}${rest.split(END)[1]}`);
}

function picture() {
  const layers = LAYERS.map((layer, level) => {
    const libs = Object.entries(layer).map(([lib, subject]) => `    ${lib}["<b>${lib}</b><br/>${subject}"]`);
    return [`  subgraph layer${level}["layer ${level}"]`, ...libs, '  end'].join('\n');
  });
  const between = LAYERS.slice(1).map((_, level) => `  layer${level + 1} --> layer${level}`);
  const sideways = Object.entries(SIDEWAYS).flatMap(([lib, others]) => others.map((other) => `  ${lib} --> ${other}`));
  return ['```mermaid', 'flowchart BT', ...layers, ...between, ...sideways, '```'].join('\n');
}
