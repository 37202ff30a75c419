import type {basketMessages} from '../../basket-messages.ts'
import {amount} from '../../ui/format.ts'
import type {Translated} from '../live-words.ts'
import {items} from './count.ts'

/** What the window says of the basket, in German. */
export const germanBasket: Translated<typeof basketMessages> = {
  title: 'Sammelkorb',
  lead: 'Was hier geschieht, geschieht mit den Dateien selbst, an ihrem Ort. Wer sie aus dem Sammelkorb nimmt, lässt sie, wie sie sind.',
  none: 'Der Sammelkorb ist leer',
  noneText:
    'Dateien aus mehreren Ordnern lassen sich über ihr Menü hineinlegen oder in der Seitenleiste auf den Sammelkorb ziehen. Danach lässt sich alles zugleich kopieren oder verschieben.',
  show: 'Anzeigen',
  put: (n) => `${items(n)} in den Sammelkorb gelegt.`,
  hadAll: 'Alles davon liegt schon im Sammelkorb.',
  taken: (n) => `${items(n)} aus dem Sammelkorb genommen.`,
  emptied: (n) => `Sammelkorb geleert: ${items(n)}.`,
  tooMany: (most) => `In den Sammelkorb passen höchstens ${amount(most)} Objekte.`,
  unknown: 'In diesen Ordner wurde noch nicht gesehen. Bitte zuerst öffnen und die Dateien von dort in den Sammelkorb legen.',
  allGone: 'Was im Sammelkorb lag, gibt es nicht mehr.',
  allHere: 'Alles davon liegt schon in diesem Ordner.',
}
