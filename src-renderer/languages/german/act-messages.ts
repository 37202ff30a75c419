import type {actMessages} from '../../act-messages.ts'
import {amount} from '../../ui/format.ts'
import type {Translated} from '../live-words.ts'
import {count, items, itemsDative} from './count.ts'

/** What the window says of acts on files, in German. */
export const germanActs: Translated<typeof actMessages> = {
  renameMany: 'Umbenennen…',
  trash: 'In den Papierkorb verschieben',
  newFolderName: 'Neuer Ordner',
  link: 'Verknüpfung anlegen',
  restore: 'Wiederherstellen',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  newName: 'Neuer Name',
  nothingToPaste: 'Es gibt keine Dateien zum Einfügen.',
  copied: (n) => (n === 1 ? '1 Objekt kann eingefügt werden.' : `${items(n)} können eingefügt werden.`),
  cutOut: (n) => (n === 1 ? '1 Objekt wird beim Einfügen verschoben.' : `${items(n)} werden beim Einfügen verschoben.`),
  tooMany: (n) => `Dafür lassen sich höchstens ${items(n)} auswählen.`,
  noFolder: 'Zuerst muss der Ordner geöffnet werden, in den dies gelegt werden soll.',
  notOutside: 'Anderen Programmen können diese Dateien nicht übergeben werden.',
  done: (title) => `Erledigt: ${title}.`,
  nothingToDo: 'Es gab nichts zu tun.',
  same: (n) =>
    n === 1 ? '1 Objekt hatte denselben Inhalt und blieb, wie es war.' : `${items(n)} hatten denselben Inhalt und blieben, wie sie waren.`,
  undone: (title) => `Rückgängig gemacht: ${title}.`,
  redone: (title) => `Wiederholt: ${title}.`,
  cancelled: (title) => `${title} wurde abgebrochen.`,
  stillUnderWay: 'An Dateien wird noch gearbeitet; was zuletzt geschah, steht daher noch nicht fest.',
  stillUnderWayHint: 'Unter „Aufträge“ lässt sich die Arbeit abwarten oder abbrechen.',
  keepsMoving: 'Die Dateien ändern sich ständig, während danach gefragt wird. Bitte erneut versuchen, wenn sie zur Ruhe gekommen sind.',
  moved: 'Inzwischen hat sich etwas geändert. Dies würde jetzt geschehen.',

  confirm: {
    delete: 'Endgültig löschen',
    empty: 'Papierkorb leeren',
    goOn: 'Fortfahren',
    deleteTitle: (n) => `${items(n)} endgültig löschen?`,
    emptyTitle: 'Papierkorb leeren?',
    otherTitle: 'Dabei gehen letzte Kopien verloren',
    resolveTitle: (n) => `${count(n, 'Duplikat', 'Duplikate')} auflösen?`,
    resolve: 'Auflösen',
    resolveText: (size) => `${size} werden frei. Mit „Rückgängig“ lässt sich dies zurücknehmen.`,
    weight: (files, folders, size) =>
      `${[files > 0 || folders === 0 ? count(files, 'Datei', 'Dateien') : '', folders > 0 ? count(folders, 'Ordner', 'Ordner') : ''].filter((part) => part !== '').join(' und ')}, ${size}. Dies kann nicht rückgängig gemacht werden.`,
    lastCopies: (n) => (n === 1 ? 'Eine Datei ist die letzte bekannte Kopie:' : `${amount(n)} Dateien sind die letzten bekannten Kopien:`),
    copies: 'Letzte Kopien',
    more: (n) => `und ${amount(n)} weitere`,
  },

  conflicts: {
    title: (n) => (n === 1 ? 'Eine Datei ist bereits vorhanden' : `${amount(n)} Dateien sind bereits vorhanden`),
    replaceAll: 'Alle ersetzen',
    skipAll: 'Alle überspringen',
    keepBoth: 'Beide behalten',
    each: 'Einzeln entscheiden…',
    back: 'Zurück',
    goOn: 'Fortfahren',
    table: 'Dateien mit gleichem Namen',
    name: 'Name',
    incoming: 'Neu',
    present: 'Vorhanden',
    choice: 'Vorgehen',
    choiceOf: (name) => `Vorgehen bei ${name}`,
    decisions: {overwrite: 'Ersetzen', 'keep-both': 'Beide behalten', skip: 'Überspringen'},
    newer: 'neuer',
    larger: 'größer',
    all: 'Für alle',
    rest: 'Für alle, die nicht in der Tabelle stehen',
    restText: (shown, all) => `Die Tabelle zeigt ${amount(shown)} von ${amount(all)}.`,
    identical: (n) =>
      n === 1
        ? 'Ein Objekt hat dort denselben Inhalt und wird übersprungen.'
        : `${items(n)} haben dort denselben Inhalt und werden übersprungen.`,
    safe: 'Was ersetzt wird, lässt sich mit „Rückgängig“ zurückholen.',
  },

  problems: {
    title: (n) => (n === 1 ? '1 Objekt konnte nicht bearbeitet werden' : `${items(n)} konnten nicht bearbeitet werden`),
    text: (title) => `${title}. Alles andere ist erledigt.`,
    list: 'Was nicht möglich war',
    again: 'Erneut versuchen',
    skip: 'Überspringen',
    skipOf: (name) => `${name} überspringen`,
    skipAll: 'Alle überspringen',
    unknown: 'Es war nicht möglich.',
  },

  drag: {
    copy: (where) => `Nach ${where} kopieren`,
    move: (where) => `Nach ${where} verschieben`,
    link: (where) => `In ${where} verknüpfen`,
    many: items,
  },

  batch: {
    title: (n) => `Umbenennen von ${itemsDative(n)}`,
    way: 'Verfahren',
    ways: {replace: 'Suchen und ersetzen', template: 'Nach einer Vorlage'},
    find: 'Suchen nach',
    replace: 'Ersetzen durch',
    regex: 'Der Suchtext ist ein regulärer Ausdruck',
    template: 'Vorlage',
    templateHint: '{name} der Name, {n:03} eine Zahl, {ext} die Endung',
    start: 'Zahlen beginnen bei',
    goOn: 'Umbenennen',
    findHint: 'Gesucht wird im Namen; die Endung bleibt, wie sie ist.',
    names: 'Neue Namen',
    becomes: 'wird zu',
    some: (n) => (n === 1 ? 'Ein Objekt erhält einen anderen Namen.' : `${items(n)} erhalten andere Namen.`),
    none: 'Kein Name ändert sich.',
    clashes: 'Vergebene Namen',
    clash: (n) => (n === 1 ? 'Ein Name ist bereits vergeben:' : `${amount(n)} Namen sind bereits vergeben:`),
  },
}
