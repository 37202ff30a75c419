/* Where one is and how one got there. */
export {HomeCard, HomePage} from './home-page.tsx'
export {followMove, goTo, goUp, here, home, lastPlace, type PageName, replacePlace, step, useNavigation, whenLeaving} from './navigation.ts'
export {PathBar, usePathEditing} from './path-bar.tsx'
export {isWithin, joinPath, nameOf, parentOf} from './path-parts.ts'
export {usePlaces} from './places.ts'
