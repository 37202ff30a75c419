import {beforeEach, describe, expect, it} from 'vitest'
import type {Facts} from '../../domain/act/spot.ts'
import {codeOf, type Drawn} from './work-disk-under-test.ts'

/** No part of a path may be a link, not even for an instant. */
export function linksCompliance(draw: () => Drawn): void {
  describe('links in a path', () => {
    let on: Drawn
    let seen: Facts
    const drawAll = (): void => {
      on = draw()
      on.makeFolder('outside')
      on.makeFolder('outside/sub')
      on.file('outside/canary', 'canary')
      on.file('outside/sub/canary', 'canary')
      on.makeFolder('home')
      on.file('home/own', 'own')
      seen = on.facts('home/own')
    }
    beforeEach(drawAll)

    // Each call that names a spot or a folder, on a name in `folder` where `canary` stands and `new` does not.
    const calls = (folder: string): Readonly<Record<string, () => unknown>> => {
      const there = on.spot(`${folder}/canary`)
      const free = on.spot(`${folder}/new`)
      const own = on.spot('home/own')
      return {
        facts: () => on.disk.facts(there),
        list: () => on.disk.list(on.path(folder)),
        linkTarget: () => on.disk.linkTarget(there),
        abilities: () => on.disk.abilities(on.path(folder)),
        openSource: () => on.disk.openSource(there),
        createPart: () => on.disk.createPart(free),
        openPart: () => on.disk.openPart(there),
        makeFolder: () => on.disk.makeFolder(free, 0o755),
        keepAt: () => on.disk.keepAt(there, {seen}),
        makeLink: () => on.disk.makeLink(free, Buffer.from('x')),
        joinFrom: () => on.disk.joinName(there, on.spot('home/new')),
        joinTo: () => on.disk.joinName(own, free),
        placeFrom: () => on.disk.place(there, on.spot('home/new')),
        placeTo: () => on.disk.place(own, free),
        removeFile: () => on.disk.removeFile(there),
        removeFolder: () => on.disk.removeFolder(on.spot(`${folder}/sub`)),
        flushFolder: () => on.disk.flushFolder(on.path(folder)),
        flushVolume: () => on.disk.flushVolume(on.path(folder)),
      }
    }

    const outside = {
      'outside/canary': 'f canary',
      'outside/sub': 'd',
      'outside/sub/canary': 'f canary',
    }

    it('are refused by every call, as the last part and in the middle', () => {
      on.link('last', 'outside')
      on.link('middle', 'outside')
      for (const folder of ['last', 'middle/sub']) {
        for (const [name, call] of Object.entries(calls(folder))) {
          expect([name, folder, codeOf(call)]).toEqual([name, folder, 'NotAFolder'])
        }
      }
      expect(on.tree('outside')).toEqual(outside)
      expect(on.tree('home')).toEqual({'home/own': 'f own'})
    })

    it('are not exchanged with what lies behind them', () => {
      on.link('last', 'outside')
      const code = codeOf(() => on.disk.exchange(on.spot('home/own'), on.spot('last/canary')))
      expect(['NotAFolder', 'Unsupported']).toContain(code)
      expect(on.tree('outside')).toEqual(outside)
    })

    it('lead nowhere when a folder that was just used is swapped for one: a call fails, or works in the folder that it had', () => {
      for (const name of Object.keys(calls('work'))) {
        on.makeFolder('work')
        on.makeFolder('work/sub')
        on.file('work/canary', 'mine')
        const call = calls('work')[name]!
        on.disk.facts(on.spot('work/canary'))
        on.on.others.rename(on.path('work'), on.path('was'))
        on.on.others.link(on.path('work'), Buffer.from('outside'))
        const answer = attempt(call)
        expect(on.tree('outside')).toEqual(outside)
        if (answer !== 'NotAFolder') expect([name, answer]).toEqual([name, name === 'linkTarget' ? 'Unsupported' : 'done'])
        drawAll()
      }
    })

    // What was opened is closed.
    const attempt = (call: () => unknown): string => {
      let answer: unknown
      const code = codeOf(() => (answer = call()))
      if (typeof answer === 'number') on.disk.close(answer)
      return code
    }
  })
}
