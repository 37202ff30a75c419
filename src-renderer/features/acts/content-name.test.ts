import {expect, it} from 'vitest'
import {calledLike, calledNow, linkName} from './content-name.ts'
import {addressIn, titleIn} from './dropped-link.ts'

const now = new Date(2026, 10, 7, 9, 5)

it('is called by what it is and the clock of the wall', () => {
  expect(calledNow('image/jpeg', now)).toEqual({stem: 'Pasted image 2026-11-07 09.05', extension: '.jpg'})
  expect(calledNow('text/plain', now)).toEqual({stem: 'Pasted text 2026-11-07 09.05', extension: '.txt'})
})

it.each([
  ['photo.jpg', {stem: 'photo', extension: '.jpg'}],
  ['../../etc/pass\nwd', {stem: '.. .. etc pass wd', extension: ''}],
  ['a\u202egpj.exe', {stem: 'a gpj', extension: '.exe'}],
  ['???', undefined],
])('takes of the foreign name %j what a system takes', (name, called) => {
  expect(calledLike(name)).toEqual(called)
})

it('calls a link as its page, else by its address', () => {
  expect(linkName(new URL('https://example.org/a/b?c=1'), 'What: a/page?')).toEqual({stem: 'What a page', extension: '.url'})
  expect(linkName(new URL('https://example.org/a/b/'), undefined)).toEqual({stem: 'example.org a b', extension: '.url'})
})

it.each([
  ['https://example.org/x', 'https://example.org/x'],
  ['# a comment\r\nhttps://example.org/x\r\nhttps://example.org/y', 'https://example.org/x'],
  ['see https://example.org/x', undefined],
  ['https://example.org/x\nand more words', undefined],
  ['javascript:alert(1)', undefined],
  ['file:///etc/passwd', undefined],
  ['words', undefined],
])('of %j it takes the address %s', (text, address) => {
  expect(addressIn(text)?.href).toBe(address)
})

it('takes the title of a link as its program tells it, else the words of the link', () => {
  expect(titleIn('https://example.org/\nA page', '')).toBe('A page')
  expect(titleIn('', '<img src=x onerror=alert(1)><a href="https://example.org/">Fish &amp; <b>chips</b></a>')).toBe('Fish & chips')
  expect(titleIn('', '<p>no link</p>')).toBe(undefined)
})
