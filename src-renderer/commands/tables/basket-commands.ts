import {ClipboardPaste, FolderInput, PackageOpen, ShoppingBasket, X} from 'lucide-react'
import {bringBasket, emptyBasket, isInBasket, putChosen, takeOutChosen, useBasket} from '../../features/basket/index.ts'
import {messages} from '../../messages.ts'
import {all, isInBasketPage, needsChosen, needsFolder} from '../cannot.ts'
import type {Command, Commands} from '../command.ts'

const words = messages.command.cannot
const basket = {group: 'basket'} as const satisfies Partial<Command>
const needsBasket: Command['cannot'] = () => (useBasket.getState().ids.length > 0 ? undefined : words.basketEmpty)

/** What is put together from many folders, and what is done with all of it. */
export const basketCommands = {
  'basket.put': {
    ...basket,
    among: 'files',
    icon: ShoppingBasket,
    keys: ['Mod+B'],
    cannot: all(needsChosen, (context) => (isInBasketPage(context) ? words.inBasket : undefined)),
    run: ({pane}) => putChosen(pane),
  },
  'basket.takeOut': {
    ...basket,
    among: 'files',
    icon: PackageOpen,
    keys: ['Mod+Shift+B'],
    cannot: all(needsChosen, (context) => (isInBasketPage(context) || isInBasket(context.item?.id) ? undefined : words.notInBasket)),
    run: ({pane}) => takeOutChosen(pane),
  },
  'basket.copyHere': {
    ...basket,
    icon: ClipboardPaste,
    cannot: all(needsFolder, needsBasket),
    run: ({folder}) => folder !== undefined && bringBasket(folder, false),
  },
  'basket.moveHere': {
    ...basket,
    icon: FolderInput,
    cannot: all(needsFolder, needsBasket),
    run: ({folder}) => folder !== undefined && bringBasket(folder, true),
  },
  'basket.empty': {...basket, icon: X, cannot: needsBasket, run: () => emptyBasket()},
} satisfies Partial<Commands>
