import {usePreview} from './preview-store.ts'

/** Whether the preview fills the screen. */
export const isFullScreen = (): boolean => usePreview.getState().isFull

/** Lets the preview fill the screen, or gives it back. Where the system refuses, it fills the window. */
export function switchFullScreen(): void {
  const isFull = !isFullScreen()
  usePreview.setState({isFull})
  if (isFull) document.documentElement.requestFullscreen().catch(() => undefined)
  else if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined)
}

/** Escape leaves the full screen by the browser's own hand; the preview follows. The answer ends it. */
export function listenToFullScreen(): () => void {
  const changed = (): void => {
    if (!document.fullscreenElement) usePreview.setState({isFull: false})
  }
  document.addEventListener('fullscreenchange', changed)
  return () => document.removeEventListener('fullscreenchange', changed)
}
