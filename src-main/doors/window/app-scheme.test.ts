import {expect, it, vi} from 'vitest'
import {PAGE_POLICY, rendererFile} from './app-scheme.ts'

vi.mock('electron', () => ({}))

it.each([
  ['app://onefold/', 'index.html'],
  ['app://onefold/index.html', 'index.html'],
  ['app://onefold/assets/main-aB3_x.js', 'assets/main-aB3_x.js'],
  ['app://onefold/assets/x.css?v=1#y', 'assets/x.css'],
])('%s is a file of the renderer', (address, path) => {
  expect(rendererFile('GET', address)?.path).toBe(path)
})

it.each([
  'app://onefold/..%2fmain/app.js',
  'app://onefold/assets/..%5c..%5cmain/app.js',
  'app://onefold/.%2e/main/app.js%00',
  'app://onefold/assets//x.js',
  'app://onefold/.built',
  'app://onefold/assets/.hidden.js',
  'app://onefold/assets/',
  'app://onefold/c:/windows/win.ini',
  'app://onefold/assets/x.exe',
  'app://other/index.html',
  'https://onefold/index.html',
])('%s is nothing', (address) => {
  expect(rendererFile('GET', address)).toBeUndefined()
})

it('leads a path with dots back inside the folder', () => {
  expect(rendererFile('GET', 'app://onefold/../../etc/app.js')?.path).toBe('etc/app.js')
})

it('answers no other method', () => {
  expect(rendererFile('POST', 'app://onefold/index.html')).toBeUndefined()
})

it('lets a page load its own files only, and run no text', () => {
  expect(PAGE_POLICY).toMatch(/^default-src 'none';/)
  expect(PAGE_POLICY).not.toMatch(/unsafe|https?:|\*/)
})
