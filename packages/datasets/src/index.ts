export { type Photograph, photograph } from './photograph.js';
export { type UniformMaskOptions, uniformMask } from './uniform-mask.js';
