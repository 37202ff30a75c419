import './thumb.css'
import {type ReactNode, useEffect, useRef, useState} from 'react'
import type {Item} from '../../../src-main/contract/file.ts'
import {pictureUrl} from '../../core/pictures.ts'
import {doRowsPass} from './passing-rows.ts'
import {isBroken, noteBroken, noteShown, wasShown} from './seen-pictures.ts'

interface ThumbParts {
  readonly item: Item
  /** What stands there until the picture does, and where there is none. */
  readonly children: ReactNode
}

/** While somebody scrolls, rows that pass in less are not looked at. */
const LOOKED_AT_MS = 40

/** The picture of a file in the place of its icon, which keeps its room. */
export function Thumb({item, children}: ThumbParts) {
  const url = pictureUrl(item, window.devicePixelRatio > 1.5 ? 512 : 256)
  return <span className="thumb">{url === undefined ? children : <Picture key={item.id} url={url} icon={children} />}</span>
}

function Picture({url, icon}: {readonly url: string; readonly icon: ReactNode}) {
  const known = wasShown(url)
  const [asked, setAsked] = useState(() => (isAskedAtOnce(url) ? url : undefined))
  // The picture of an earlier state stands until that of the new one is here.
  const [state, setState] = useState<'waits' | 'shows' | 'broken'>(known ? 'shows' : 'waits')
  useEffect(() => {
    if (isBroken(url, Date.now())) return setState('broken')
    if (isAskedAtOnce(url)) return setAsked(url)
    const timer = setTimeout(() => setAsked(url), LOOKED_AT_MS)
    return () => clearTimeout(timer)
  }, [url])
  const shows = state === 'shows'
  return (
    <>
      {shows ? null : icon}
      {asked === undefined || state === 'broken' ? null : (
        <Loaded
          src={asked}
          shows={shows}
          known={known}
          onLoad={() => {
            noteShown(asked)
            setState('shows')
          }}
          onError={() => {
            noteBroken(asked, Date.now())
            setState('broken')
          }}
        />
      )}
    </>
  )
}

function isAskedAtOnce(url: string): boolean {
  return wasShown(url) || !(isBroken(url, Date.now()) || doRowsPass(performance.now()))
}

interface LoadedParts {
  readonly src: string
  readonly shows: boolean
  readonly known: boolean
  readonly onLoad: () => void
  readonly onError: () => void
}

function Loaded({src, shows, known, onLoad, onError}: LoadedParts) {
  const image = useRef<HTMLImageElement>(null)
  // An image that is only taken out of the page loads on; one without an address is left, here and in the core.
  useEffect(() => {
    const one = image.current
    if (one && !one.hasAttribute('src')) one.src = one.dataset['address'] ?? ''
    return () => {
      if (one && !one.complete) one.removeAttribute('src')
    }
  }, [])
  return (
    <img
      ref={image}
      className="thumb-picture"
      src={src}
      data-address={src}
      alt=""
      draggable={false}
      decoding="async"
      data-shows={shows ? '' : undefined}
      data-at-once={known ? '' : undefined}
      onLoad={onLoad}
      onError={onError}
    />
  )
}
