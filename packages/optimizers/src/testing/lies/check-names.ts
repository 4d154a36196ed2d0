/** The names of the kit's checks, for tables that say which of them fails. */
export const checks = {
  contract: 'meets the contract',
  state: 'makes a state in init and keeps its shape',
  inputs: 'leaves gradients and parameters as they are',
  overwriting: 'writes every step, whatever stood there',
  memory: 'remembers in its state alone',
  checkpoint: 'goes on from a checkpoint bit for bit',
  scales: 'makes finite steps for gradients from scale 1e-30 to 1e30',
  zero: 'makes finite steps where gradients are zero',
  precision: 'makes the same steps in float32, to rounding',
  descent: 'goes downhill on a convex quadratic',
  parameters: 'is made again by its factory from its parameters',
} as const;
