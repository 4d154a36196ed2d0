/** Normalisation of the data loss: the mean of squared residuals, or half their sum. */
export type LossName = 'mean' | 'half-sum';
