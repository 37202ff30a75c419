import {messages} from '../../messages.ts'

/** A name before it is made free: what may follow a number stands in the ending. */
export interface Called {
  readonly stem: string
  readonly extension?: string
}

const MOST_LETTERS = 120

/** By the clock of the wall; with dots, because a colon is no part of a name on Windows. */
export function calledNow(type: string, now: Date): Called {
  const two = (n: number): string => String(n).padStart(2, '0')
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-')
  const when = `${day} ${two(now.getHours())}.${two(now.getMinutes())}`
  const {pastedImage, pastedText} = messages.act
  return type.startsWith('image/')
    ? {stem: `${pastedImage} ${when}`, extension: `.${imageEnding(type)}`}
    : {stem: `${pastedText} ${when}`, extension: '.txt'}
}

/** The name that another program has for a file, without what no system takes; nothing where nothing is left of it. */
export function calledLike(name: string): Called | undefined {
  const at = name.lastIndexOf('.')
  const ending = at > 0 && name.length - at <= 12 ? name.slice(at) : ''
  const stem = plainName(ending === '' ? name : name.slice(0, at))
  return stem === '' ? undefined : {stem, extension: plainName(ending)}
}

/** A link is called as the page that it leads to, or by its address. */
export function linkName(address: URL, title: string | undefined): Called {
  const place = `${address.host || address.protocol}${address.pathname}`.replace(/\/+$/, '')
  return {stem: plainName(title ?? '') || plainName(place.replaceAll('/', ' ')) || 'link', extension: '.url'}
}

const imageEnding = (type: string): string => /^image\/(png|gif|webp|avif|bmp)$/.exec(type)?.[1] ?? (type === 'image/jpeg' ? 'jpg' : 'png')

function plainName(name: string): string {
  return name
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replaceAll(/[<>:"/\\|?*]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, MOST_LETTERS)
    .replaceAll(/^[\s]+|[\s.]+$/g, '')
}
