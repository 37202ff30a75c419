/* The work in hand. */
export {JobsPanel} from './jobs-panel.tsx'
export {endOf, steer} from './jobs.ts'
