import {expect, test} from 'vitest'
import {contentSubject} from './content-subject.ts'

const key = (letter: string): Uint8Array => Buffer.from([letter.charCodeAt(0), ...Array.from({length: 32}, (_, no) => 0xe0 + (no % 16))])
const text = (uuid: Uint8Array): string => Buffer.from(uuid).toString('hex')

test('the same key always gives the same uuid, and the two kinds of keys never the same', () => {
  expect(text(contentSubject(key('f')))).toBe('e0e1e2e3e4e586e7a8e9eaebecedeeef')
  expect(text(contentSubject(key('s')))).toBe('1fe1e2e3e4e586e7a8e9eaebecedeeef')
})
