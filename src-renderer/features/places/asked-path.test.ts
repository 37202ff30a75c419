import {expect, it} from 'vitest'
import {askedPath, begunPath} from './asked-path.ts'

it.each([
  ['/a/b', '/a/b'],
  ['  /a/b ', '/a/b'],
  ['~', '/home/me'],
  ['~/Pictures', '/home/me/Pictures'],
  ['~other/x', '~other/x'],
  ['file:///a%20b/c', '/a b/c'],
  ['file://localhost/a', '/a'],
  ['FILE:///a', '/a'],
  ['file:///C:/Users/me', 'C:\\Users\\me'],
  ['file://server/share/x', '\\\\server\\share\\x'],
  ['file:///%E0%A4%A', 'file:///%E0%A4%A'],
  ['sd://volume/v/a%20b', 'sd://volume/v/a%20b'],
])('“%s” is %s', (written, expected) => {
  expect(askedPath(written, '/home/me')).toBe(expected)
})

it('knows no home folder before it was told', () => {
  expect(askedPath('~/x', undefined)).toBe('~/x')
})

it.each([
  ['/', {folder: '/', prefix: ''}],
  ['/ho', {folder: '/', prefix: 'ho'}],
  ['/home/me/Pi', {folder: '/home/me', prefix: 'Pi'}],
  ['/home/me/', {folder: '/home/me', prefix: ''}],
  ['/a\\b', {folder: '/', prefix: 'a\\b'}],
  ['C:\\Us', {folder: 'C:\\', prefix: 'Us'}],
  ['C:\\Users\\m', {folder: 'C:\\Users', prefix: 'm'}],
  ['sd://volume/v/a', {folder: 'sd://volume/v', prefix: 'a'}],
  ['sd://vol', undefined],
  ['ho', undefined],
])('“%s” goes on in', (path, expected) => {
  expect(begunPath(path)).toEqual(expected)
})
