// What only scripts with a library need, loaded together: in parts it would tear the rest into small files.
export { cite } from './cite/cite.ts';
export { loadProcessor, styleFault } from './cite/engine.ts';
export { readLibrary } from './input/library.ts';
