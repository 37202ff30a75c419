import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {encodeUtf8} from '../utf8.ts'
import {planPaste} from './plan-paste.ts'
import {planUndo} from './plan-undo.ts'
import {treeActs} from './tree-acts.fixture.ts'
import {asked, mount, planned, told, trashWays, treeFake, type Drawn} from './tree-fake.fixture.ts'

function pasted(drawn: Drawn, [folder, name]: readonly [string, string], text = 'text') {
  const tree = treeFake(drawn)
  const acts = treeActs(tree)
  const {steps, summary} = planned(planPaste(tree.disk, {folder: asked(folder), name: encodeUtf8(name), content: encodeUtf8(text)}))
  const results = summary.blockedBy ? [] : acts.runAll(steps)
  return {tree, acts, steps, results, summary, refused: summary.refusals.map(({code, path}) => `${code} ${path}`)}
}

describe('pasting a file', () => {
  it('makes it under its name, or under the first free one', () => {
    const drawn = {d: {'a.png': '1', 'a (2).png': '2', f: {}}}
    const {tree, steps, summary} = pasted(drawn, ['/d', 'a.png'])
    expect(tree.draw()).toEqual({d: {...drawn.d, 'a (3).png': 'text'}})
    expect(told(steps)).toEqual(['new-file /d/a (3).png'])
    expect(summary).toMatchObject({items: 1, files: 1, bytes: 4})
    expect(pasted(drawn, ['/d', 'f']).tree.draw()).toMatchObject({d: {f: {}, 'f (2)': 'text'}})
  })

  it.each([
    ['/none', 'a', 'PathNotFound /none'],
    ['/file', 'a', 'NotAFolder /file'],
    ['/', 'b/c', 'BadInput /'],
    ['/', '..', 'BadInput /'],
    ['/', 'x'.repeat(256), 'Conflict /'],
    ['/locked', 'a', 'PermissionDenied /locked'],
    ['/full', 'a', 'DiskFull /full'],
  ])('refuses %s, %s', (folder, name, refusal) => {
    const drawn = {file: '1', locked: mount('2', {}, {readOnly: true}), full: mount('3', {}, {freeBytes: 1})}
    expect(pasted(drawn, [folder, name]).refused).toEqual([refusal])
  })

  it('touches nothing that was there, and undo leaves all as it was', () => {
    const name = fc.constantFrom('a', 'a (2)', 'a.txt', 'a (2).txt', 'b')
    const texts = fc.dictionary(name, fc.string({maxLength: 3}))
    fc.assert(
      fc.property(texts, name, fc.string(), (there, wanted, text) => {
        const {tree, acts, steps, results} = pasted({d: there}, ['/d', wanted], text)
        const after = (tree.draw() as {d: Record<string, string>}).d
        const [made, ...more] = Object.keys(after).filter((one) => !(one in there))
        expect([more, {...after, [made!]: undefined}]).toEqual([[], {...there, [made!]: undefined}])
        expect(after[made!]).toBe(text)
        expect(made === wanted).toBe(!(wanted in there))
        acts.runAll(planned(planUndo(tree.disk, {...trashWays, done: {parts: 1, part: () => ({steps, results})}})).steps)
        expect((tree.draw() as {d: unknown}).d).toEqual(there)
      }),
    )
  })
})
