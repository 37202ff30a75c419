import {expect, it} from 'vitest'
import {dragVerb, mountOf} from './drag-verb.ts'

const keysOf = (held: string) => ({
  ctrlKey: held.includes('C'),
  shiftKey: held.includes('S'),
  altKey: held.includes('A'),
  metaKey: held.includes('M'),
})

it.each([
  ['', true, 'move'],
  ['', false, 'copy'],
  ['C', true, 'copy'],
  ['S', false, 'move'],
  ['CS', true, 'link'],
  ['A', false, 'link'],
] as const)('with “%s” held, same volume %s: %s on Linux and Windows', (held, sameVolume, verb) => {
  expect(dragVerb(keysOf(held), {onMac: false, sameVolume})).toBe(verb)
})

it.each([
  ['', true, 'move'],
  ['', false, 'copy'],
  ['A', true, 'copy'],
  ['M', false, 'move'],
  ['AM', true, 'link'],
] as const)('with “%s” held, same volume %s: %s on macOS', (held, sameVolume, verb) => {
  expect(dragVerb(keysOf(held), {onMac: true, sameVolume})).toBe(verb)
})

it('finds the mount of a path by its longest name', () => {
  const mounts = ['/', '/media/disk', '/media/disk two']
  expect(mountOf('/home/me', mounts)).toBe('/')
  expect(mountOf('/media/disk/a', mounts)).toBe('/media/disk')
  expect(mountOf('/media/disk two/a', mounts)).toBe('/media/disk two')
  expect(mountOf('sd://volume/x/', mounts)).toBe(undefined)
})
