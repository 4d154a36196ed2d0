const prefix = 'lowrank-penalty-';

/** The names that an idea goes by. */
export interface Names {
  /** Of the experiment, such as `my-idea`. */
  readonly idea: string;
  /** Of the package, such as `lowrank-penalty-my-idea`. */
  readonly package: string;
  /** Of the penalty, such as `myIdea`. */
  readonly penalty: string;
}

/** The names that follow from what was asked for, or a sentence that says what is wrong with it. */
export function namesOf(argument: string): Names | string {
  const idea = argument.startsWith(prefix) ? argument.slice(prefix.length) : argument;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(idea) || idea.length > 64) {
    return (
      `expected lower-case words joined by hyphens, such as my-idea, at most 64 characters, got ${JSON.stringify(argument)}. ` +
      'It names a folder, a package and a penalty.'
    );
  }
  const penalty = idea.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return { idea, package: `${prefix}${idea}`, penalty };
}
