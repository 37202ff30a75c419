import type {english} from '../../messages.ts'
import {amount} from '../../ui/format.ts'
import type {Translated} from '../live-words.ts'
import {count} from './count.ts'

/** What the window says of where one is and where one can go, in German. */
export const germanPlaces: Translated<Pick<typeof english, 'session' | 'navigation' | 'places' | 'locations' | 'rules' | 'volumes'>> = {
  session: {
    connecting: 'Die Bibliothek wird geöffnet…',
    lost: 'Der Kern wurde beendet. Er wird neu gestartet…',
    refusedTitle: 'Dieses Fenster passt nicht zu seinem Kern',
    reload: 'Neu laden',
  },

  navigation: {
    back: 'Zurück',
    forward: 'Vorwärts',
    up: 'Übergeordneter Ordner',
    editPath: 'Pfad bearbeiten',
    address: 'Pfad oder Adresse',
    list: 'Liste',
    grid: 'Raster',
    view: 'Ansicht',
    settings: 'Einstellungen',
    toolbar: 'Symbolleiste',
    foldersBetween: (n) => (n === 1 ? 'Ein Ordner dazwischen' : `${amount(n)} Ordner dazwischen`),
  },

  places: {
    lead: 'Alle eigenen Datenträger und Geräte an einem Ort.',
    begin: 'Mit einem Ordner beginnen',
    beginText:
      'Jeder Ordner lässt sich sofort öffnen. Wichtige Ordner gehören in den Index: Dann werden sie schon beim Tippen durchsucht und bleiben sichtbar, während ihr Datenträger fort ist.',
    folders: 'Eigene Ordner',
    indexed: 'Indexiert',
    noPlaces: 'Hier wurden keine üblichen Ordner gefunden. Mit Strg+L lässt sich ein Pfad eingeben, oder ein Ort kann hinzugefügt werden.',
  },

  locations: {
    title: 'Orte',
    add: 'Ort hinzufügen',
    addTitle: 'Ort hinzufügen',
    addText: 'Seine Dateien und Ordner stehen dann im Index. Es wird nichts hineingeschrieben, und die Dateien bleiben, wo sie sind.',
    folder: 'Ordner',
    folderHint: '/home/name/Bilder oder eine Adresse mit sd://',
    choose: 'Auswählen…',
    addNow: 'Hinzufügen',
    none: 'Noch ist kein Ordner indexiert.',
    open: 'Öffnen',
    removeTitle: (name) => `„${name}“ entfernen?`,
    removeText: 'Onefold vergisst diesen Ort. Seine Dateien bleiben, wo sie sind.',
    removeNow: 'Entfernen',
    indexThis: 'Diesen Ordner indexieren',
    notIndexed: 'Dieser Ordner ist nicht indexiert: Die Suche kennt seinen Inhalt nicht.',
    added: (name) => `„${name}“ wird indexiert.`,
    indexedNow: (name) => `„${name}“ ist indexiert.`,
    state: {
      ready: 'aktuell',
      indexing: 'wird indexiert',
      offline: 'nicht verbunden',
      partial: 'manches war nicht lesbar',
    },
    brief: (files, size) => `${count(files, 'Datei', 'Dateien')}, ${size}`,
    facts: (files, folders, size) => `${count(files, 'Datei', 'Dateien')}, ${count(folders, 'Ordner', 'Ordner')}, ${size}`,
  },

  rules: {
    title: (name) => `Was „${name}“ auslässt`,
    text: 'Ausgelassenes steht nicht im Index. Die Dateien bleiben, wo sie sind.',
    presets: 'Regelsätze',
    names: {
      developer: 'Was Werkzeuge neu erzeugen können',
      'system-junk': 'Überbleibsel von Systemen und Editoren',
      hidden: 'Verborgene Dateien',
      gitignore: '.gitignore-Dateien',
    },
    own: 'Eigene Muster, eines je Zeile',
    ownHint: '*.log\n/build/\n!behalten.log',
    inFolders: 'Regeln einzelner Ordner',
    save: 'Regeln speichern',
    saved: (name) => `Die Regeln von „${name}“ gelten jetzt.`,
    test: 'Pfad ausprobieren',
    testHint: 'fotos/roh/eins.nef oder ein Ordner/',
    ask: 'Prüfen',
    leftOut: (rule, place) => `Ausgelassen durch „${rule}“ (${place}).`,
    kept: (rule, place) => `Behalten durch „${rule}“ (${place}).`,
    withFolder: (folder) => `Es gehört zum Ordner ${folder}.`,
    noRule: 'Keine Regel betrifft es: Es steht im Index.',
    notIndexed: (why) => `Nicht im Index: ${why}.`,
  },

  volumes: {
    title: 'Datenträger',
    free: (free, total) => `${free} von ${total} frei`,
    used: (name) => `Belegter Platz auf ${name}`,
    state: {online: 'verbunden', offline: 'nicht verbunden', silent: 'antwortet nicht'},
    lastSeen: (at) => `zuletzt gesehen: ${at}`,
    readOnly: 'nur lesbar',
    measured: (name, read, write) => `${name}: ${[read, write].filter((part) => part !== '').join(', ')}.`,
    reads: (rate) => `liest ${rate} je Sekunde`,
    writes: (rate) => `schreibt ${rate} je Sekunde`,
    ejected: (name) => `${name} kann entfernt werden.`,
    about: {
      state: 'Zustand',
      seen: 'Zuletzt gesehen',
      space: 'Platz',
      indexed: 'Indexiert',
      kinds: 'Vor allem',
      kind: (category, n) => `${category} ${amount(n)}`,
      locations: 'Orte',
      fileSystem: 'Dateisystem',
      can: (name, can) =>
        [
          name,
          can.caseSensitive === false ? 'unterscheidet Groß- und Kleinschreibung nicht' : '',
          can.reflink === true ? 'Kopien teilen sich den Platz' : '',
        ]
          .filter((part) => part !== '')
          .join(', '),
      speed: 'Geschwindigkeit',
      unmeasured: 'noch nicht gemessen',
    },
  },
}
