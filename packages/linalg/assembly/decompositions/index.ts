export { bidiagonalise } from './bidiagonalise';
export { reflectRows } from './reflect-rows';
export { solveSecular } from './solve-secular';
