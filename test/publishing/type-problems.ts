import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../workspace.ts';

/** How TypeScript finds packages: as Node does, or as bundlers do. */
type Resolution = 'nodenext' | 'bundler';

const options: Record<Resolution, ts.CompilerOptions> = {
  nodenext: { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
};

/** What a strict compiler has against a program of a consumer and the declarations of the packages that it imports; `skipLibCheck` is for those of others. */
export function typeProblems(
  files: readonly string[],
  resolution: Resolution,
  { skipLibCheck = false }: { skipLibCheck?: boolean } = {},
): string[] {
  const program = ts.createProgram(files, {
    ...options[resolution],
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipDefaultLibCheck: true,
    skipLibCheck,
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
  });
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
