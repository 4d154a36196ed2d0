/** What is used of a WebAssembly.Memory; TypeScript declares it only together with a whole browser. */
export interface GrowableMemory {
  /** The bytes; another object after it has grown. */
  readonly buffer: ArrayBuffer;
  /** Adds pages of 64 KiB, and returns how many there were. */
  grow(pages: number): number;
}

declare const WebAssembly: {
  readonly Memory: new (descriptor: { readonly initial: number }) => GrowableMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** Bytes of a page, the unit in which a memory grows. */
export const pageBytes = 65_536;

/** A memory of at least `bytes`, zeroed; undefined where there is no WebAssembly or not that much memory. */
export function makeMemory(bytes: number): GrowableMemory | undefined {
  try {
    return new WebAssembly.Memory({ initial: Math.ceil(bytes / pageBytes) });
  } catch {
    return undefined;
  }
}

/** The module in base64, compiled; undefined where there is no WebAssembly with SIMD or a policy forbids it. */
export function compile(binary: string): object | undefined {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(binary), (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

/** The exports of a module at work on a memory. */
export function instantiate(module: object, memory: GrowableMemory): unknown {
  return new WebAssembly.Instance(module, { env: { memory } }).exports;
}
