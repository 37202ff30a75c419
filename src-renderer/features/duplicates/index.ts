/* Files with the same bytes: what they hold twice, and what can be done about it. */
export {DuplicatesPage} from './duplicates-page.tsx'
