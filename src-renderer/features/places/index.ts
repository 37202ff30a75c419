export {HomeCard, HomePage} from './home-page.tsx'
export {goTo, goUp, here, home, lastPlace, type Place, replacePlace, type Spot, step, useNavigation, whenLeaving} from './navigation.ts'
export {PathBar, usePathEditing} from './path-bar.tsx'
export {nameOf, parentOf} from './path-parts.ts'
