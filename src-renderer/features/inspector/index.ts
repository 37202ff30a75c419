/* The side that tells all of what is chosen. */
export {DetailsFeed} from './details-feed.tsx'
export {detailsLine} from './details-line.ts'
export {detailsToShow, DetailsWindow} from './details-window.tsx'
export {Inspector} from './inspector.tsx'
export {closeInspector, toggleInspector, useInspector} from './inspector-state.ts'
