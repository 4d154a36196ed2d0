/** What all trainings share, ours and theirs. */
export const learningRate = 1e-2;
export const ratioWeight = 0.05;
