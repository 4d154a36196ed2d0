import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Application,
  type Comment,
  type Context,
  Converter,
  type DeclarationReflection,
  Logger,
  LogLevel,
  type ProjectReflection,
  type Reflection,
  ReflectionKind,
  type SignatureReflection,
  type TypeDocOptions,
} from 'typedoc';
import { MemberRouter, type PluginOptions } from 'typedoc-plugin-markdown';

/** What can be imported: a package, or one entry of it. */
export interface Entry {
  /** As it is imported, such as `@lowrank/linalg/tfjs`. */
  readonly name: string;
  /** Its source file. */
  readonly file: string;
}

/** What a page of the reference is about. */
export interface ReferencePage {
  readonly name: string;
  /** Name of the entry that exports it. */
  readonly entry: string;
  readonly kind: 'function' | 'class' | 'type';
  /** Where the page is, relative to `out`, without an ending. */
  readonly path: string;
  /** The source file. */
  readonly file: string;
}

/** The entries of every package below a folder, as the `exports` of their manifests list them. */
export function entriesBelow(folder: string): Entry[] {
  return readdirSync(folder).flatMap((name) => {
    const { name: packageName, exports } = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')) as {
      name: string;
      exports?: Record<string, unknown>;
    };
    return Object.keys(exports ?? {})
      .map((key) => ({ name: packageName + key.slice(1), file: join(folder, name, 'src', key.slice(2), 'index.ts') }))
      .filter(({ file }) => existsSync(file));
  });
}

/**
 * Writes a page of markdown for everything that entries export, from its docstring.
 *
 * @param options.entries what to describe.
 * @param options.tsconfig path of a tsconfig.json in which the entries resolve each other.
 * @param options.out folder that the pages go to; what was in it is removed.
 * @returns the pages.
 * @throws Error with a list of all exports and fields without a docstring, and of all links in docstrings that lead
 * nowhere.
 */
export async function makeReference({
  entries,
  tsconfig,
  out,
}: {
  entries: readonly Entry[];
  tsconfig: string;
  out: string;
}): Promise<ReferencePage[]> {
  const app = await Application.bootstrapWithPlugins({
    ...options,
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: entries.map(({ file }) => file),
    packagesRequiringDocumentation: [...new Set(entries.map(({ name }) => name.split('/').slice(0, 2).join('/')))],
    tsconfig,
    out,
  });
  const log = new Complaints();
  app.logger = log;
  app.renderer.defineRouter('site', SiteRouter);
  app.converter.on(Converter.EVENT_CREATE_SIGNATURE, nameOptions);
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => nameModules(project, entries));
  const project = await app.convert();
  if (project) app.validate(project);
  if (!project || log.complaints.length > 0) {
    throw new Error(`The reference is incomplete. Write or mend these docstrings:\n${log.complaints.join('\n')}`);
  }
  const exported = entries.flatMap((entry) => exportsOf(project, entry));
  for (const reflection of Object.values(project.reflections)) {
    if (reflection.isDeclaration() || reflection.isSignature()) delete reflection.sources;
    if (reflection.comment) keepBars(reflection.comment);
  }
  const pages: ReferencePage[] = [];
  app.renderer.postRenderAsyncJobs.push(async () => {
    for (const { child, ...page } of exported) {
      pages.push({ ...page, path: String(app.renderer.router?.getFullUrl(child)).replace(/\.md$/, '') });
    }
  });
  await app.generateOutputs(project);
  return pages;
}

const options: Partial<TypeDocOptions & PluginOptions> = {
  logLevel: 'Warn',
  name: 'Reference',
  readme: 'none',
  router: 'site',
  entryFileName: 'index',
  excludeScopesInPaths: true,
  excludeInternal: true,
  excludePrivate: true,
  excludeExternals: true,
  disableGit: true,
  sourceLinkTemplate: '{path}',
  sort: ['source-order'],
  groupOrder: ['Functions', 'Classes', '*'],
  hidePageHeader: true,
  pageTitleTemplates: { module: '{name}', member: '{name}' },
  indexFormat: 'table',
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  tableColumnSettings: { hideModifiers: true, hideSources: true },
  validation: { notDocumented: true, notExported: true, invalidLink: true, invalidPath: true, rewrittenLink: true },
  requiredToBeDocumented: ['Variable', 'Function', 'Class', 'Interface', 'Property', 'Method', 'Accessor', 'TypeAlias'],
};

/** A page called `Index` would be taken for the index of its folder. */
class SiteRouter extends MemberRouter {
  override getReflectionAlias(reflection: Reflection): string {
    const name = super.getReflectionAlias(reflection);
    return name === 'Index' ? 'IndexClass' : name;
  }
}

class Complaints extends Logger {
  readonly complaints: string[] = [];

  protected override addContext(
    message: string,
    _level: unknown,
    _at?: unknown,
    file?: { readonly fileName: string },
  ): string {
    return file ? `${message} (in ${file.fileName})` : message;
  }

  /** Fields of a type that is written out in place are left to what its owner says. */
  override log(message: string, level: LogLevel): void {
    if (level >= LogLevel.Warn && !message.includes('.__type.')) this.complaints.push(message);
  }
}

/** A destructured parameter has no name of its own: `options`, unless its docstring says otherwise. */
function nameOptions(_: Context, { parameters = [], comment }: SignatureReflection): void {
  const named = comment?.blockTags.filter(({ tag, name }) => tag === '@param' && name && !name.includes('.')) ?? [];
  const unnamed = parameters.filter(({ name }) => name === '__namedParameters');
  if (named.every(({ name }) => parameters.some((parameter) => parameter.name === name))) {
    for (const parameter of unnamed) parameter.name = 'options';
  }
}

function nameModules(project: ProjectReflection, entries: readonly Entry[]): void {
  for (const module of project.getChildrenByKind(ReflectionKind.Module)) {
    const file = module.sources?.[0]?.fullFileName;
    module.name = entries.find((entry) => entry.file === file)?.name ?? module.name;
  }
}

/** In a table of markdown a backslash before a bar is lost, so norms are written without a bar. */
function keepBars({ summary, blockTags }: Comment): void {
  for (const part of [...summary, ...blockTags.flatMap(({ content }) => content)]) {
    if (part.kind === 'text') part.text = part.text.replaceAll('\\|', '\\Vert ');
  }
}

function exportsOf(project: ProjectReflection, { name: entry }: Entry) {
  const kindOf = ({ kind }: DeclarationReflection): ReferencePage['kind'] =>
    kind === ReflectionKind.Function ? 'function' : kind === ReflectionKind.Class ? 'class' : 'type';
  const module = project.getChildrenByKind(ReflectionKind.Module).find(({ name }) => name === entry);
  return (module?.children ?? []).map((child) => ({
    child,
    name: child.name,
    entry,
    kind: kindOf(child),
    file: String(child.sources?.[0]?.fullFileName),
  }));
}
