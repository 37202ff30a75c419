import {expect, it, vi} from 'vitest'

it('rows pass while somebody scrolls, and stand a moment after', async () => {
  const page = new EventTarget()
  vi.stubGlobal('document', page)
  const {doRowsPass} = await import('./passing-rows.ts')
  expect(doRowsPass(performance.now())).toBe(false)
  page.dispatchEvent(new Event('scroll'))
  const scrolledAt = performance.now()
  expect([doRowsPass(scrolledAt), doRowsPass(scrolledAt + 500)]).toEqual([true, false])
})
