/* The side that tells all of what is chosen. */
export {Inspector} from './inspector.tsx'
export {toggleInspector, useInspector} from './inspector-state.ts'
