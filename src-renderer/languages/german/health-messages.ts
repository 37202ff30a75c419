import type {HealthCheck} from '../../../src-main/contract/health.ts'
import type {healthMessages} from '../../health-messages.ts'
import {amount, bytes, moment} from '../../ui/format.ts'
import type {Translated} from '../live-words.ts'
import {count} from './count.ts'

/** What the page of health says, in German. */
export const germanHealth: Translated<typeof healthMessages> = {
  title: 'Zustand',
  lead: 'Was Onefold von diesem Computer braucht und wie es um die eigene Bibliothek steht.',
  allGood: 'Alles ist in Ordnung.',
  attention: 'Etwas braucht Aufmerksamkeit.',
  needy: (n) => (n === 1 ? 'eine Prüfung braucht Aufmerksamkeit' : `${amount(n)} Prüfungen brauchen Aufmerksamkeit`),
  again: 'Erneut prüfen',
  whole: 'Ganze Bibliothek prüfen',
  checking: 'Wird geprüft…',
  good: 'in Ordnung',
  needs: 'braucht Aufmerksamkeit',
  todo: 'Was zu tun ist',
  command: 'Befehl',
  copy: 'Befehl kopieren',
  copied: 'Der Befehl ist kopiert.',
  list: 'Prüfungen',
  about: {
    folders: 'Ordner',
    watches: 'Änderungen auf Datenträgern',
    library: 'Bibliothek',
    decoders: 'Bilder',
    space: 'Freier Platz',
    backups: 'Sicherungen',
  },
  sentence: (check) => says(check, 'sentence'),
  advice: (check) => (check.todo === undefined ? '' : says(check, 'advice')),
  unread: (location) => `Nicht lesbar in „${location}“`,
}

type Says<A extends HealthCheck['about']> = Readonly<Record<'sentence' | 'advice', (check: HealthCheck & {readonly about: A}) => string>>

function says(check: HealthCheck, what: 'sentence' | 'advice'): string {
  const table = words[check.about] as Says<HealthCheck['about']>
  return table[what](check)
}

const words: {readonly [A in HealthCheck['about']]: Says<A>} = {
  folders: {
    sentence: ({locations, unread, state}) => {
      if (state === 'attention' && unread.length === 0) return 'Dies ist nicht bekannt: Der Index ist beschädigt.'
      const sum = unread.reduce((all, one) => all + one.count, 0)
      if (locations === 0) return 'Noch ist kein Ordner indexiert.'
      if (sum === 0)
        return locations === 1 ? '1 Ort konnte ganz gelesen werden.' : `Alle ${amount(locations)} Orte konnten ganz gelesen werden.`
      const names = unread.map(({location}) => `„${location}“`).join(', ')
      return `${count(sum, 'Datei oder Ordner konnte', 'Dateien und Ordner konnten')} in ${names} nicht gelesen werden.`
    },
    advice: ({unread}) =>
      unread.length === 0
        ? 'Die ganze Bibliothek prüfen.'
        : 'Leserechte dafür vergeben und den Ort neu einlesen oder sie durch eine Regel auslassen.',
  },
  watches: {
    sentence: ({used, most, state}) => {
      if (used === undefined || most === undefined) return 'Dieses System begrenzt die Zahl der beobachteten Ordner nicht.'
      const figures = `${count(used, 'Ordner wird', 'Ordner werden')} von eigenen Programmen beobachtet, höchstens ${amount(most)} sind möglich`
      return state === 'good' ? `${figures}.` : `${figures}: Änderungen in anderen fallen erst auf, wenn von Zeit zu Zeit nachgesehen wird.`
    },
    advice: () => 'Mehr beobachtete Ordner erlauben. Der Befehl fragt nach dem Passwort einer Systemverwaltung.',
  },
  library: {
    sentence: ({library, index}) => {
      if (library !== 'ok') return `Die Bibliothek ist beschädigt: ${library}`
      if (index === undefined) return 'Die Bibliothek ist unversehrt.'
      return index === 'ok'
        ? 'Die Bibliothek und ihr Index sind unversehrt.'
        : `Die Bibliothek ist unversehrt, aber ihr Index ist beschädigt: ${index}`
    },
    advice: ({library}) =>
      library === 'ok'
        ? 'Onefold beenden, die Datei index.db im Ordner der Bibliothek entfernen und Onefold wieder starten: Der Index entsteht neu.'
        : 'Onefold beenden, die Datei library.db im Ordner der Bibliothek beiseitelegen und die neueste Datei aus dem Ordner „backups“ an ihre Stelle kopieren.',
  },
  decoders: {
    sentence: ({pictures}) =>
      pictures.length > 0
        ? `Angezeigt werden Bilder der Arten ${pictures.map((kind) => kind.toUpperCase()).join(', ')}.`
        : 'Bilder können nicht gezeichnet werden: Der Teil dafür startet nicht.',
    advice: () => 'Onefold neu installieren. Das Protokoll nennt den Grund.',
  },
  space: {
    sentence: ({freeBytes, totalBytes, state}) => {
      const figures = `${bytes(freeBytes)} von ${bytes(totalBytes)} sind frei, wo Onefold seine Bibliothek ablegt`
      return state === 'good' ? `${figures}.` : `Nur ${figures}: Sie braucht Platz, um zu wachsen und gesichert zu werden.`
    },
    advice: () => 'Auf diesem Datenträger Platz schaffen. „Größen“ zeigt, was ihn belegt.',
  },
  backups: {
    sentence: ({count: n, newest}) => {
      if (newest !== undefined) return `Es gibt ${count(n, 'Sicherung', 'Sicherungen')} der Bibliothek; die neueste: ${moment(newest)}.`
      return 'Von der Bibliothek gibt es noch keine Sicherung; die erste entsteht bei einem Start, wenn sie älter als ein Tag ist.'
    },
    advice: () => 'Onefold beenden und wieder starten: Dabei entsteht eine Sicherung, wenn die neueste älter als ein Tag ist.',
  },
}
