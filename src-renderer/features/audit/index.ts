/* What was done to files. */
export {HistoryPage} from './history-page.tsx'
