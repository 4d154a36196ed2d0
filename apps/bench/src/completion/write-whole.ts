import { FileError } from '@lowrank/datasets/node';
import { messageOf } from '../errors.js';
import { writeAtomic } from '../folder/atomic-write.js';

/** {@link writeAtomic} with an error that names the file and says what to do. */
export function writeWhole(path: string, content: string): void {
  try {
    writeAtomic(path, content);
  } catch (cause) {
    throw new FileError(
      `${path}: can't be written: ${messageOf(cause)}. What was there before is unchanged. Check the folder, the ` +
        'permissions and the free space.',
      path,
      { cause },
    );
  }
}
