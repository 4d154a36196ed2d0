import { readFileSync } from 'node:fs';
import { photograph } from '@lowrank/datasets';
import { fillWithLineMeans, psnr } from '@lowrank/evaluation';
import type { Matrix, Observations } from '@lowrank/linalg';
import { encode } from 'fast-png';
import type { ExperimentPaths } from '../folder/run-folder.js';
import { clip } from '../training/metrics.js';
import { makeProblem } from '../training/problem.js';
import { encodeGrey } from '../training/write-picture.js';
import type { Cell } from './cells.js';

/** A picture with what is written under it. */
interface Picture {
  readonly caption: string;
  /** PSNR in dB; absent for the original and for what was observed. */
  readonly psnr?: number;
  readonly png: Uint8Array;
  readonly pixels: number;
}

/** The pictures of one photograph, as one seed saw it. */
export interface PictureSet {
  readonly seed: number;
  readonly pictures: readonly Picture[];
  readonly credit: string;
  readonly source: string;
}

/** Original, what was observed, the filling by line means, and what each cell made of it, for the first seed. */
export async function readPictures(cells: readonly Cell[], paths: ExperimentPaths): Promise<PictureSet | undefined> {
  const finished = cells.filter(({ setting, results }) => setting.data.kind === 'photograph' && results.length > 0);
  const [first] = finished;
  if (first?.setting.data.kind !== 'photograph') return undefined;
  const { seed } = first.results[0];
  const { data } = first.setting;
  const { target, observations } = await makeProblem({ ...first.setting, seed });
  if (target.kind !== 'matrix') return undefined;
  const { truth } = target;
  const { attribution, licence, source } = await photograph({ size: data.size });
  const pixels = data.size;
  const means = fillWithLineMeans(observations);
  const filled = finished.flatMap(({ label, results }) => {
    const result = results.find((each) => each.seed === seed);
    const png = result && readPng(paths.run(result.id).picture);
    return png ? [{ caption: label, psnr: result.psnr ?? 0, png, pixels }] : [];
  });
  return {
    seed,
    credit: `Photograph: ${attribution}, ${licence}.`,
    source,
    pictures: [
      { caption: 'original', png: encodeGrey(truth), pixels },
      {
        caption: `observed, ${Math.round(100 * data.observedFraction)} % of the pixels`,
        png: encodeObserved(truth, observations),
        pixels,
      },
      { caption: 'row and column means', psnr: psnr(clip(means, [0, 1]), truth), png: encodeGrey(means), pixels },
      ...filled,
    ],
  };
}

/** The observed pixels; the others are transparent. */
function encodeObserved({ rows, columns }: Matrix, { rowIndices, columnIndices, values }: Observations): Uint8Array {
  const data = new Uint8Array(2 * rows * columns);
  for (let k = 0; k < values.length; k++) {
    const at = 2 * (rowIndices[k] * columns + columnIndices[k]);
    data[at] = Math.round(255 * values[k]);
    data[at + 1] = 255;
  }
  return encode({ width: columns, height: rows, data, channels: 2, depth: 8 });
}

function readPng(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
