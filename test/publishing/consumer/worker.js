import { compute } from './program.ts';

compute().then((computed) => postMessage(computed));
