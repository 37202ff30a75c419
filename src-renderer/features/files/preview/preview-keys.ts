import {switchFullScreen} from './full-screen.ts'
import {pictureKey} from './picture-view.ts'
import {step} from './preview-store.ts'
import {scrollKey} from './scroll-stage.ts'

interface PreviewActs {
  close(): void
  open(): void
}

/** Hears the keys before the files behind do, also in the moment before the preview has the keyboard; the answer ends it. */
export function listenToKeys(acts: PreviewActs): () => void {
  const hear = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const act = actFor(event, acts)
    if (act) act()
    else if (!pictureKey(event) && !scrollKey(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('keydown', hear, true)
  return () => window.removeEventListener('keydown', hear, true)
}

const steps: Readonly<Record<string, 1 | -1>> = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}

function actFor({key, shiftKey, repeat, target}: KeyboardEvent, {close, open}: PreviewActs): (() => void) | undefined {
  const by = shiftKey ? undefined : steps[key]
  if (by !== undefined) return () => void step(by)
  if (key === 'F11') return switchFullScreen
  // A button of the preview that has the keyboard is pressed by these keys.
  if (target instanceof Element && target.closest('.preview button') !== null) return undefined
  // A key that is held has opened it.
  if (key === ' ') return repeat ? () => undefined : close
  return key === 'Enter' ? open : undefined
}
