/** The environment without what `npm test` adds to it, which would point npm at this workspace. */
export function outerEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(?!config_registry$)/.test(name)));
}
