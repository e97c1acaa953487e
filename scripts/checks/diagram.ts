import { PACKAGES, packageNames, type PackageName } from './packages.ts';

const DIAGRAM_START = '<!-- imports:start -->';
const DIAGRAM_END = '<!-- imports:end -->';

/** The found imports between packages as a mermaid graph; a door other than the main one is written on the arrow. */
export function drawDiagram(edges: readonly (readonly [from: PackageName, to: string])[]): string {
  const shape = (name: PackageName): string => {
    if (PACKAGES[name].pure) return `  ${name}(["${name}"])`;
    return PACKAGES[name].product ? `  ${name}["${name}"]` : `  ${name}[/"${name}"/]`;
  };
  const arrow = ([from, to]: readonly [PackageName, string]): string => {
    const [target, ...door] = to.split('/');
    return door.length === 0 ? `  ${from} --> ${target}` : `  ${from} -- ${door.join('/')} --> ${target}`;
  };
  const lines = ['```mermaid', 'graph LR', ...packageNames().map(shape), ...edges.map(arrow), '```'];
  return `${lines.join('\n')}\n`;
}

/** The document with its diagram replaced, or null if it has no place for one. */
export function withDiagram(document: string, diagram: string): string | null {
  const start = document.indexOf(DIAGRAM_START);
  const end = document.indexOf(DIAGRAM_END);
  if (start === -1 || end < start) return null;
  return `${document.slice(0, start + DIAGRAM_START.length)}\n${diagram}${document.slice(end)}`;
}
