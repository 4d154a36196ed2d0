export { allEntriesError, observedError, relativeError, unobservedError } from './completion-errors.js';
export { fillWithLineMeans } from './fill-with-line-means.js';
export { type HoldOutOptions, holdOut, type Split } from './hold-out.js';
export { type KFoldOptions, kFold } from './k-fold.js';
export { mae, meanSquaredError, rmse } from './prediction-errors.js';
export { psnr } from './psnr.js';
export { quantile } from './quantile.js';
export { type Summary, summarise } from './summarise.js';
