import type {shellMessages} from '../../shell-messages.ts'
import type {Translated} from '../live-words.ts'

/** What the window says of itself, in German. */
export const germanShell: Translated<typeof shellMessages> = {
  nothingLost: 'Laufende Arbeit geht weiter, und nichts davon geht verloren.',
  failedTitle: 'Dieses Fenster wurde angehalten',
  failedText: 'Darin ist ein Fehler aufgetreten. Dateien und laufende Arbeit sind davon nicht betroffen: Nach dem Neuladen geht es weiter.',
  failedReload: 'Neu laden',
  failedCopy: 'Einzelheiten kopieren',
  failedCopied: 'Kopiert',
  failedNotCopied: 'Kopieren nicht möglich: bitte den Text unten auswählen',
  failedDetails: 'Einzelheiten',
}
