import {describe, expect, it} from 'vitest'
import {clipboardTexts, filesInTexts} from './clipboard-text.ts'
import {fileUri} from './file-uris.ts'

describe.skipIf(process.platform === 'win32')('files on the clipboard', () => {
  it('are written as the file managers of Linux do', () => {
    expect(clipboardTexts([{path: '/a b/ä#1.txt'}, {path: '/c'}], false)).toEqual({
      'text/uri-list': 'file:///a%20b/%C3%A4%231.txt\r\nfile:///c\r\n',
      'x-special/gnome-copied-files': 'copy\nfile:///a%20b/%C3%A4%231.txt\nfile:///c',
    })
    expect(clipboardTexts([{path: '/c'}], true)).toEqual({
      'text/uri-list': 'file:///c\r\n',
      'x-special/gnome-copied-files': 'cut\nfile:///c',
      'application/x-kde-cutselection': '1',
    })
  })

  it('keep bytes that are no text', () => {
    expect(fileUri({path: '/bad\\xFF', pathBase64: Buffer.from([0x2f, 0x62, 0xff]).toString('base64')})).toBe('file:///b%FF')
  })

  it.each([
    [{'x-special/gnome-copied-files': 'cut\nfile:///a%20b\nfile:///c'}, {paths: ['/a b', '/c'], cut: true}],
    [{'text/uri-list': '# a comment\r\nfile:///a%20b\r\nfile://localhost/c\r\n'}, {paths: ['/a b', '/c'], cut: false}],
    [
      {'text/uri-list': 'file:///c\r\n', 'application/x-kde-cutselection': '1'},
      {paths: ['/c'], cut: true},
    ],
    [{'text/uri-list': 'https://example.org/\r\nsftp://there/x\r\nfile://other-machine/c\r\n'}, {paths: [], cut: false}],
    [{'text/uri-list': 'file:///b%FF\r\n'}, {paths: [], cut: false}],
    [{}, {paths: [], cut: false}],
  ])('are read from %o', (texts, files) => {
    expect(filesInTexts(texts)).toEqual(files)
  })
})
