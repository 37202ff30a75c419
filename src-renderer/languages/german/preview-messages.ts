import type {previewMessages} from '../../preview-messages.ts'
import {amount, percent} from '../../ui/format.ts'
import type {Translated} from '../live-words.ts'
import {count} from './count.ts'

/** What the quick preview says, in German. */
export const germanPreview: Translated<typeof previewMessages> = {
  title: 'Vorschau',
  place: (at, of) => `${amount(at)} von ${amount(of)}`,
  previous: 'Vorherige Datei',
  next: 'Nächste Datei',
  full: 'Vollbild',
  leaveFull: 'Vollbild verlassen',
  close: 'Vorschau schließen',
  open: 'Öffnen',
  making: 'Die Vorschau wird erstellt …',
  points: (width, height) => `${amount(width)} × ${amount(height)}`,
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  fit: 'Einpassen',
  percent: (share) => percent(Math.round(share * 100) / 100),
  picture: (name) => `Bild von ${name}`,
  pictureBroken: 'Das Bild konnte nicht angezeigt werden.',
  away: 'Der Datenträger ist nicht verbunden: Dies ist das zuvor erstellte Bild.',
  text: (name) => `Text von ${name}`,
  more: 'Mehr laden',
  moreBytes: (shown, all) => `${shown} von ${all} angezeigt`,
  sums: (files, folders, bytes) =>
    [files > 0 ? count(files, 'Datei', 'Dateien') : '', folders > 0 ? count(folders, 'Ordner', 'Ordner') : '', bytes]
      .filter((part) => part !== '')
      .join(', '),
  kinds: 'Arten von Dateien',
  kind: 'Art',
  number: 'Dateien',
  size: 'Größe',
  emptyFolder: 'Der Ordner ist leer.',
  notWhole: 'Dieser Ordner ist nicht indexiert: Gezählt ist nur, was angesehen wurde.',
  entries: (name) => `Inhalt von ${name}`,
  entry: 'Name',
  changed: 'Geändert',
  unpacked: (bytes) => `${bytes} entpackt`,
  moreEntries: (n) => `und ${count(n, 'weiterer Eintrag', 'weitere Einträge')}`,
  cut: 'Das Archiv ist beschädigt oder zu groß, um es ganz zu lesen.',
  opens: 'Die Eingabetaste öffnet die Datei mit ihrem Programm.',
  opensFolder: 'Die Eingabetaste öffnet den Ordner.',
  where: 'Ort',
}
