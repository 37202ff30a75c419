/* What a user puts together from many folders, to act on all of it at once. */
export {isInBasket, useBasket} from './basket.ts'
export {bringBasket, emptyBasket, putChosen, takeOutChosen} from './basket-acts.ts'
export {BasketLink} from './basket-link.tsx'
export {BasketPlace} from './basket-place.tsx'
export {BasketStrip} from './basket-strip.tsx'
