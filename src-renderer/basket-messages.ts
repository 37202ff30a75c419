import {amount} from './ui/format.ts'

const plural = new Intl.PluralRules('en')
const items = (n: number): string => `${amount(n)} ${plural.select(n) === 'one' ? 'item' : 'items'}`

/** What the window says of the basket. */
export const basketMessages = {
  title: 'Basket',
  lead: 'Acts here are done to the files themselves, where they lie. Taking them out of the basket leaves them as they are.',
  none: 'The basket is empty',
  noneText:
    'Put files of several folders into it by their menus, or drag them onto Basket in the sidebar. Then copy or move all of them at once.',
  show: 'Show',
  put: (n: number) => `Put ${items(n)} into the basket.`,
  hadAll: 'All of it is in the basket already.',
  taken: (n: number) => `Took ${items(n)} out of the basket.`,
  emptied: (n: number) => `Emptied the basket of ${items(n)}.`,
  tooMany: (most: number) => `The basket holds up to ${amount(most)} items.`,
  unknown: 'Onefold has not looked into that folder yet. Open it first, and put its files into the basket from there.',
  allGone: 'What was in the basket is not there any more.',
  allHere: 'All of it lies in this folder already.',
}
