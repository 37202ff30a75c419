/* What was deleted and can be brought back. */
export {TrashPage} from './trash-page.tsx'
