/* What takes the space. */
export {SizesPage} from './sizes-page.tsx'
export {groupOf} from './colour-groups.ts'
