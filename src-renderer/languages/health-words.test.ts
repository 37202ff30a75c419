import {beforeEach, describe, expect, it} from 'vitest'
import type {HealthCheck} from '../../src-main/contract/health.ts'
import {formatFor} from '../ui/format.ts'
import {germanHealth} from './german/health-messages.ts'

beforeEach(() => formatFor('de', 'weniger als eine Sekunde'))

const english = {sentence: 'English', todo: 'English'}
const good = {state: 'good', sentence: 'English'} as const
const attention = {state: 'attention', ...english} as const

const checks: readonly (readonly [HealthCheck, string])[] = [
  [{about: 'folders', ...good, locations: 0, unread: []}, 'Noch ist kein Ordner indexiert.'],
  [{about: 'folders', ...attention, locations: 0, unread: []}, 'Dies ist nicht bekannt: Der Index ist beschädigt.'],
  [{about: 'folders', ...good, locations: 3, unread: []}, 'Alle 3 Orte konnten ganz gelesen werden.'],
  [
    {about: 'folders', ...attention, locations: 3, unread: [{location: 'Bilder', count: 1200, paths: []}]},
    '1.200 Dateien und Ordner konnten in „Bilder“ nicht gelesen werden.',
  ],
  [{about: 'watches', ...good, polled: 0}, 'Dieses System begrenzt die Zahl der beobachteten Ordner nicht.'],
  [
    {about: 'watches', ...good, used: 1, most: 8192, polled: 0},
    '1 Ordner wird von eigenen Programmen beobachtet, höchstens 8.192 sind möglich.',
  ],
  [
    {about: 'watches', ...attention, used: 8000, most: 8192, polled: 1},
    '8.000 Ordner werden von eigenen Programmen beobachtet, höchstens 8.192 sind möglich: Änderungen in anderen fallen erst auf, wenn von Zeit zu Zeit nachgesehen wird.',
  ],
  [{about: 'library', ...good, library: 'ok'}, 'Die Bibliothek ist unversehrt.'],
  [{about: 'library', ...good, library: 'ok', index: 'ok'}, 'Die Bibliothek und ihr Index sind unversehrt.'],
  [{about: 'library', ...attention, library: 'page 7'}, 'Die Bibliothek ist beschädigt: page 7'],
  [
    {about: 'library', ...attention, library: 'ok', index: 'page 7'},
    'Die Bibliothek ist unversehrt, aber ihr Index ist beschädigt: page 7',
  ],
  [{about: 'decoders', ...good, pictures: ['jpeg', 'png']}, 'Angezeigt werden Bilder der Arten JPEG, PNG.'],
  [{about: 'decoders', ...attention, pictures: []}, 'Bilder können nicht gezeichnet werden: Der Teil dafür startet nicht.'],
  [
    {about: 'space', ...good, path: '/d', freeBytes: 2.5e9, totalBytes: 1e11},
    '2,5 GB von 100 GB sind frei, wo Onefold seine Bibliothek ablegt.',
  ],
  [
    {about: 'backups', ...good, count: 2, newest: new Date(2024, 1, 3, 18, 20).toISOString(), path: '/d'},
    'Es gibt 2 Sicherungen der Bibliothek; die neueste: 3. Feb. 2024, 18:20.',
  ],
]

describe('German makes of the facts of a check', () => {
  it.each(checks)('%j', (check, sentence) => {
    expect(germanHealth.sentence(check)).toBe(sentence)
    const advice = germanHealth.advice(check)
    expect(advice === '').toBe(check.todo === undefined)
    expect(advice).not.toContain('English')
  })
})
