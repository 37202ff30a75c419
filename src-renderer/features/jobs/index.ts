/* The work in hand. */
export {JobsPanel} from './jobs-panel.tsx'
export {endOf} from './jobs.ts'
