export { inKernelMemory, type MakeArray } from '../in-kernel-memory.js';
export { type KernelModule, kernelModule } from '../kernel-module.js';
export { productScratch } from '../multiply-kernel.js';
export type { GrowableMemory } from '../web-assembly.js';
export { withoutKernels } from '../without-kernels.js';
