import {create} from 'zustand'

interface PictureView {
  /** Points of the screen for one of the picture; none lets it fit. */
  readonly scale: number | undefined
  /** What it is shown at while it fits. */
  readonly fitted: number
}

/** How the picture in the preview is looked at. */
export const usePictureView = create<PictureView>(() => ({scale: undefined, fitted: 1}))

const STEP = 1.4
const MOST = 16
const LEAST = 0.02

export function zoomBy(factor: number): void {
  usePictureView.setState(({scale, fitted}) => ({scale: Math.min(Math.max((scale ?? fitted) * factor, LEAST), MOST)}))
}

export const zoomIn = (): void => zoomBy(STEP)
export const zoomOut = (): void => zoomBy(1 / STEP)
export const fit = (): void => usePictureView.setState({scale: undefined})
export const setScale = (scale: number): void => usePictureView.setState({scale})

const keys: Readonly<Record<string, () => void>> = {
  '+': zoomIn,
  '=': zoomIn,
  '-': zoomOut,
  '0': fit,
  '1': () => setScale(1 / window.devicePixelRatio),
}

/** Plus and minus zoom, 0 fits, 1 shows point by point; Shift and arrows move about. Answers whether the key was for the picture. */
export function pictureKey(event: KeyboardEvent): boolean {
  const box = document.querySelector<HTMLElement>('.preview-picture')
  if (!box) return false
  if (event.shiftKey && event.key in moves) {
    const [across, down] = moves[event.key]!
    box.scrollBy(across * 80, down * 80)
    return true
  }
  keys[event.key]?.()
  return event.key in keys
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
