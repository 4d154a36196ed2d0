export type { ByteSource } from './byte-chunks.js';
export type { Encoding } from './checked-text.js';
export type { ColumnChoice } from './choose-columns.js';
export type { DownloadProgress } from './download.js';
export {
  ArchiveError,
  type ArchiveErrorCode,
  ChecksumError,
  DownloadError,
  FileError,
  TableError,
  type TableErrorCode,
  type TableTrouble,
} from './errors.js';
export { type MovieLens100k, type MovieLens100kOptions, movieLens100k } from './movielens-100k.js';
export type { MovieLensFile } from './movielens-checksums.js';
export { type MovieLensSplit, type MovieLensSplitName, movieLensSplit } from './movielens-split.js';
export { type Pair, type PairOptions, type Pairs, readPairs } from './read-pairs.js';
export type { TableOptions } from './read-records.js';
export { type IndexedObservations, readTriplets, type TripletOptions } from './read-triplets.js';
export type { Duplicates } from './resolve-duplicates.js';
export { type CsvRow, type WriteCsvOptions, writeCsv } from './write-csv.js';
