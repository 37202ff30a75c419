/* The work in hand, and all that was done. */
export {ActivityPage} from './activity-page.tsx'
export {JobsPanel} from './jobs-panel.tsx'
export {endOf} from './end-of.ts'
