export { bidiagonalise } from './bidiagonalise';
export { reflectRows } from './reflect-rows';
