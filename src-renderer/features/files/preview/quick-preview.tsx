import './quick-preview.css'
import {Dialog} from '@base-ui/react/dialog'
import {ChevronLeft, ChevronRight, Maximize2, Minimize2, X} from 'lucide-react'
import {useEffect, useRef} from 'react'
import type {Item} from '../../../../src-main/contract/file.ts'
import {messages} from '../../../messages.ts'
import {Button} from '../../../ui/button.tsx'
import {moment, shown} from '../../../ui/format.ts'
import {IconButton} from '../../../ui/icon-button.tsx'
import {useLayer} from '../../../ui/layers.tsx'
import {kindText} from '../category.ts'
import {sizeText} from '../file-row.tsx'
import {openEntry} from '../open-entry.ts'
import {isFullScreen, listenToFullScreen, switchFullScreen} from './full-screen.ts'
import {PreviewStage} from './preview-stage.tsx'
import {listenToKeys} from './preview-keys.ts'
import {closePreview, placeOf, step, usePreview} from './preview-store.ts'

const words = messages.preview

/** A large page over the window that shows what is in a file. It has the keyboard until it is closed. */
export function QuickPreview({openFolder}: {readonly openFolder: (path: string) => void}) {
  const item = usePreview((state) => state.item)
  const layer = useLayer()
  if (!item) return null
  const open = (): void => {
    close()
    void openEntry(item, openFolder)
  }
  return (
    <Dialog.Root open onOpenChange={(next) => (next ? undefined : close())}>
      <Dialog.Portal container={layer}>
        <Dialog.Backdrop className="preview-veil" />
        <Sheet item={item} onOpen={open} />
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function close(): void {
  if (isFullScreen()) switchFullScreen()
  closePreview()
}

function Sheet({item, onOpen}: {readonly item: Item; readonly onOpen: () => void}) {
  const {isFull, preview} = usePreview()
  const stage = useRef<HTMLDivElement>(null)
  useEffect(listenToFullScreen, [])
  useEffect(() => listenToKeys({close, open: onOpen}), [onOpen])
  const place = placeOf()
  const name = shown(item.name)
  const points = preview?.shows === 'image' && preview.width !== undefined ? words.points(preview.width, preview.height ?? 0) : ''
  const facts = [kindText(item), points, sizeText(item), moment(item.modifiedAt)].filter((part) => part !== '').join(' · ')
  return (
    <Dialog.Popup className="preview" data-full={isFull ? '' : undefined} initialFocus={stage}>
      <header className="preview-head">
        <div className="preview-names">
          <Dialog.Title className="preview-name" title={name}>
            {name}
          </Dialog.Title>
          <p className="preview-facts">{facts}</p>
        </div>
        <p className="preview-place" role="status">
          <span className="unseen">{name}, </span>
          {words.place(place.at, place.of)}
        </p>
        <div className="preview-buttons">
          <IconButton icon={ChevronLeft} label={words.previous} shortcut="←" disabled={place.at <= 1} onClick={() => void step(-1)} />
          <IconButton icon={ChevronRight} label={words.next} shortcut="→" disabled={place.at >= place.of} onClick={() => void step(1)} />
          <Button onClick={onOpen}>{words.open}</Button>
          <IconButton
            icon={isFull ? Minimize2 : Maximize2}
            label={isFull ? words.leaveFull : words.full}
            shortcut="F11"
            onClick={switchFullScreen}
          />
          <IconButton icon={X} label={words.close} shortcut="Esc" onClick={close} />
        </div>
      </header>
      <div ref={stage} tabIndex={-1} className="preview-stage">
        <PreviewStage key={`${item.id ?? item.path} ${item.modifiedAt}`} item={item} />
      </div>
    </Dialog.Popup>
  )
}
