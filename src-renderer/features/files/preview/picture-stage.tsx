import {type PointerEvent, useEffect, useRef, useState} from 'react'
import type {Item} from '../../../../src-main/contract/file.ts'
import type {Preview} from '../../../../src-main/contract/preview.ts'
import type {PictureSize} from '../../../../src-main/contract/sidecar.ts'
import {pictureUrl} from '../../../core/pictures.ts'
import {messages} from '../../../messages.ts'
import {Button} from '../../../ui/button.tsx'
import {shown} from '../../../ui/format.ts'
import {NothingToShow} from './nothing-to-show.tsx'
import {useCentre} from './use-centre.ts'
import {fit, setScale, usePictureView, zoomBy, zoomIn, zoomOut} from './picture-view.ts'

const words = messages.preview

interface StageParts {
  readonly item: Item
  readonly preview: Preview & {readonly shows: 'image'}
}

/** An image: it fits, or is zoomed and pulled about. */
export function PictureStage({item, preview}: StageParts) {
  const box = useRef<HTMLDivElement>(null)
  const [natural, setNatural] = useState<{readonly width: number; readonly height: number}>()
  const [broken, setBroken] = useState(false)
  const {scale, fitted} = usePictureView()
  const {width, height} = natural && preview.width === undefined ? natural : {width: preview.width ?? 0, height: preview.height ?? 0}
  useEffect(fit, [])
  useFitted(box, {width, height})
  useWheel(box)
  const shownAt = scale ?? fitted
  useCentre(box, shownAt)
  const url = pictureUrl(item, sizeFor(preview, shownAt * width * window.devicePixelRatio))
  if (broken || url === undefined) return <NothingToShow item={item} why={words.pictureBroken} />
  return (
    <>
      <div
        ref={box}
        className="preview-picture"
        tabIndex={0}
        role="region"
        aria-label={words.picture(shown(item.name))}
        data-zoomed={attribute(scale !== undefined)}
        onPointerDown={pull}
        onDoubleClick={() => (scale === undefined ? setScale(1 / window.devicePixelRatio) : fit())}
      >
        <img
          src={url}
          alt={shown(item.name)}
          draggable={false}
          width={Math.max(1, Math.round(width * shownAt))}
          height={Math.max(1, Math.round(height * shownAt))}
          data-known={attribute(width > 0)}
          onLoad={({currentTarget}) => setNatural({width: currentTarget.naturalWidth, height: currentTarget.naturalHeight})}
          onError={() => setBroken(true)}
        />
      </div>
      <Foot isAway={item.online === false} shownAt={shownAt} />
    </>
  )
}

const attribute = (is: boolean): '' | undefined => (is ? '' : undefined)

function Foot({isAway, shownAt}: {readonly isAway: boolean; readonly shownAt: number}) {
  const isFitted = usePictureView((state) => state.scale === undefined)
  return (
    <footer className="preview-foot">
      {isAway ? <p className="preview-hint">{words.away}</p> : null}
      <Button look="plain" onClick={zoomOut} aria-label={words.zoomOut}>
        −
      </Button>
      <span className="preview-scale">{words.percent(shownAt * window.devicePixelRatio)}</span>
      <Button look="plain" onClick={zoomIn} aria-label={words.zoomIn}>
        +
      </Button>
      <Button look="plain" onClick={fit} disabled={isFitted}>
        {words.fit}
      </Button>
    </footer>
  )
}

/** The larger picture is fetched when the smaller one would be drawn larger than it is. */
function sizeFor({size, width = 0, height = 0}: StageParts['preview'], points: number): PictureSize {
  const longest = Math.max(width, height)
  const wanted = width === 0 ? 0 : (points / width) * longest
  return size === 2048 && longest > 2048 && wanted > 2048 * 1.1 ? 4096 : (size as PictureSize)
}

/** Keeps what the picture is shown at while it fits; it is never made larger than it is. */
function useFitted(box: {readonly current: HTMLElement | null}, {width, height}: {readonly width: number; readonly height: number}): void {
  useEffect(() => {
    const place = box.current
    if (!place || width === 0) return
    const look = (): void => {
      const most = 1 / window.devicePixelRatio
      usePictureView.setState({fitted: Math.min(place.clientWidth / width, place.clientHeight / height, most)})
    }
    const watching = new ResizeObserver(look)
    watching.observe(place)
    look()
    return () => watching.disconnect()
  }, [box, width, height])
}

/** React hears wheels without the right to keep the page from moving. */
function useWheel(box: {readonly current: HTMLElement | null}): void {
  useEffect(() => {
    const place = box.current
    if (!place) return
    const turn = (event: WheelEvent): void => {
      event.preventDefault()
      zoomBy(Math.exp(-event.deltaY / 500))
    }
    place.addEventListener('wheel', turn, {passive: false})
    return () => place.removeEventListener('wheel', turn)
  }, [box])
}

/** The pointer pulls the picture along. */
function pull(event: PointerEvent<HTMLElement>): void {
  const place = event.currentTarget
  if (event.button !== 0 || event.pointerType === 'touch') return
  const from = {x: event.clientX, y: event.clientY, left: place.scrollLeft, top: place.scrollTop}
  const move = ({clientX, clientY}: globalThis.PointerEvent): void => {
    place.scrollTo(from.left + from.x - clientX, from.top + from.y - clientY)
  }
  const end = (): void => {
    place.removeEventListener('pointermove', move)
    place.removeEventListener('pointerup', end)
    place.removeEventListener('pointercancel', end)
  }
  place.setPointerCapture(event.pointerId)
  place.addEventListener('pointermove', move)
  place.addEventListener('pointerup', end)
  place.addEventListener('pointercancel', end)
}
