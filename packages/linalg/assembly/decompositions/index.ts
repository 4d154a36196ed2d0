export { bidiagonalise } from './bidiagonalise';
