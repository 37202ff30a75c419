import type {planMessages} from '../../plan-messages.ts'
import {amount} from '../../ui/format.ts'
import type {Translated} from '../live-words.ts'
import {count, items, itemsDative} from './count.ts'

/** What is told of an act before it is done, in German. */
export const germanPlan: Translated<typeof planMessages> = {
  much: 'Wie viel',
  without: 'Alle anderen',
  way: 'Wie',
  time: 'Wie lange',
  room: 'Freier Platz',
  same: 'Gleiches',
  leftOut: 'Bleibt weg',
  taken: 'Vergebene Namen',
  stays: 'Was bleibt',
  names: 'Neue Namen',
  refused: 'Das ist nicht möglich:',
  amount: (files, folders, size) =>
    [files > 0 || folders === 0 ? count(files, 'Datei', 'Dateien') : '', folders > 0 ? count(folders, 'Ordner', 'Ordner') : '', size]
      .filter((part) => part !== '')
      .join(', '),
  ways: {
    rename: (n) => `${n === 1 ? 'Es bleibt' : 'Sie bleiben'} auf dem Datenträger, nur der Ort ändert sich.`,
    clone: (n) =>
      n === 1
        ? 'Die Kopie teilt sich ihre Blöcke mit dem Original, bis sich eines von beiden ändert.'
        : 'Die Kopien teilen sich ihre Blöcke mit den Originalen, bis sich eines davon ändert.',
    copy: () => 'Alle Bytes werden kopiert, zurückgelesen und verglichen.',
    link: (n) => `Nur ${n === 1 ? 'ein Name wird' : 'Namen werden'} angelegt, keine Bytes kopiert.`,
    trash: (n) => (n === 1 ? 'Es kommt in den Papierkorb des Datenträgers.' : 'Alle kommen in den Papierkorb ihres Datenträgers.'),
    delete: (n) => (n === 1 ? 'Es wird dort gelöscht, wo es liegt.' : 'Sie werden dort gelöscht, wo sie liegen.'),
  },
  about: (time) => `Etwa ${time}, nach dem Tempo früherer Arbeit`,
  free: (size, volume) => `${size} bleiben${volume === '' ? '' : ` auf ${volume}`}`,
  sameText: (n) =>
    n === 1
      ? '1 Objekt hat dort denselben Inhalt und wird übersprungen.'
      : `${items(n)} haben dort denselben Inhalt und werden übersprungen.`,
  leftOutText: (n) =>
    `${count(n, 'Objekt lässt', 'Objekte lassen')} sich nicht mitnehmen: Pipes, Geräte, eingehängte Volumes und Verknüpfungen, die aus einem Archiv hinausführen.`,
  taking: (n) => count(n, 'Name ist vergeben.', 'Namen sind vergeben.'),
  decided: {
    overwrite: (n) => `${count(n, 'Datei wird', 'Dateien werden')} ersetzt; Rückgängig bringt das Alte zurück.`,
    'keep-both': (n) => `Von ${itemsDative(n)} wird beides behalten.`,
    skip: (n) => count(n, 'Datei wird übersprungen.', 'Dateien werden übersprungen.'),
  },
  forGood: 'Das lässt sich nicht rückgängig machen.',
  inTrash: (n) => `${n === 1 ? 'Es lässt' : 'Sie lassen'} sich aus dem Papierkorb und mit Rückgängig zurückholen.`,
  undo: 'Es lässt sich rückgängig machen.',
  copiesLeft: (n) => `Von ${amount(n)} ${n === 1 ? 'Inhalt' : 'Inhalten'} bleiben andere Kopien.`,
  becomes: (before, after) => `${before} → ${after}`,
  verbs: {
    'file.copy': 'Kopieren',
    'file.move': 'Verschieben',
    'file.rename': 'Umbenennen',
    'file.batch': 'Umbenennen',
    'file.mkdir': 'Ordner anlegen',
    'file.paste': 'Einfügen',
    'file.gather': 'Zusammenlegen',
    'file.flatten': 'Auflösen',
    'file.clean': 'In den Papierkorb',
    'file.duplicate': 'Duplizieren',
    'file.extract': 'Entpacken',
    'file.compress': 'Komprimieren',
    'file.link': 'Verknüpfen',
    'file.trash': 'In den Papierkorb',
    'file.restore': 'Wiederherstellen',
    'file.repair': 'Reparieren',
  },
}
