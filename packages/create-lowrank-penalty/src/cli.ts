#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { createPackage } from './create-package.js';
import { versions } from './versions.js';

const help = `Usage: npm create lowrank-penalty <name>

Starts a package with a penalty of your own in a new folder: about 30 lines of
source, a conformance test, a README and a small experiment.

  <name>   lower-case words joined by hyphens, such as my-idea; the package is
           then lowrank-penalty-my-idea

Example: npm create lowrank-penalty my-idea`;

const argv = process.argv.slice(2);
if (argv.includes('--help') || argv.includes('-h')) {
  console.log(help);
} else if (argv.length !== 1) {
  console.error(`create-lowrank-penalty: expected one name, got ${argv.length}.\n\n${help}`);
  process.exitCode = 2;
} else {
  create(argv[0]);
}

function create(argument: string): void {
  try {
    const template = fileURLToPath(new URL('../template', import.meta.url));
    const { package: name } = createPackage(argument, { parent: process.cwd(), template, versions });
    console.log(`${name} is in ${argument}. Now:

  cd ${argument}
  npm install
  npm test          # conformance checks of the penalty
  npm run train     # a small experiment with and without it

The formula is in index.js.`);
  } catch (error) {
    console.error(`create-lowrank-penalty: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
