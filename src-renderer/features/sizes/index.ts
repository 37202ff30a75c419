/* What takes the space. */
export {SizesPage} from './sizes-page.tsx'
export {openPart, revealPart, showPart, trashPart, zoomTo} from './part-acts.ts'
export {chosenPart, isLook, looks, setLook, useLook} from './sizes.ts'
export {groupOf} from './colour-groups.ts'
