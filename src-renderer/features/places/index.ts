/* Where one is and how one got there. */
export {HistoryButton} from './history-button.tsx'
export {HomeCard, HomePage} from './home-page.tsx'
export {askedPath} from './asked-path.ts'
export {completePath} from './complete-path.ts'
export {
  canStep,
  followMove,
  goTo,
  goUp,
  here,
  home,
  knowFolder,
  type Navigation,
  type PageName,
  pageNames,
  type Place,
  replacePlace,
  type Spot,
  step,
  useNavigation,
  type Visit,
  wayOf,
  whenLeaving,
} from './navigation.ts'
export {PathBar, usePathEditing} from './path-bar.tsx'
export {folderWithEnd, isWithin, joinPath, nameOf, parentOf, pathParts} from './path-parts.ts'
export {usePlaces} from './places.ts'
export {TreeSection} from './tree-section.tsx'
