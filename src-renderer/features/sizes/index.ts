/* What takes the space. */
export {SizesPage} from './sizes-page.tsx'
