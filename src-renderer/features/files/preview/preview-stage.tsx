import {useEffect, useState} from 'react'
import type {Item} from '../../../../src-main/contract/file.ts'
import type {Preview} from '../../../../src-main/contract/preview.ts'
import {messages} from '../../../messages.ts'
import {ArchiveList} from './archive-list.tsx'
import {FolderSums} from './folder-sums.tsx'
import {NothingToShow} from './nothing-to-show.tsx'
import {PictureStage} from './picture-stage.tsx'
import {usePreview} from './preview-store.ts'
import {TextStage} from './text-stage.tsx'

const LATE_MS = 150

/** The middle of the preview: the file, or what is known of it while it is read. */
export function PreviewStage({item}: {readonly item: Item}) {
  const {preview, failure} = usePreview()
  const late = useLate()
  if (failure) return <NothingToShow item={item} why={failure.message} />
  if (preview) return <Shown item={item} preview={preview} />
  return late ? (
    <p className="preview-making" role="status">
      {messages.preview.making}
    </p>
  ) : null
}

function Shown({item, preview}: {readonly item: Item; readonly preview: Preview}) {
  switch (preview.shows) {
    case 'image':
      return <PictureStage item={item} preview={preview} />
    case 'text':
      return <TextStage item={item} preview={preview} />
    case 'folder':
      return <FolderSums item={item} preview={preview} />
    case 'archive':
      return <ArchiveList item={item} preview={preview} />
    case 'nothing':
      return <NothingToShow item={item} why={preview.why} />
  }
}

function useLate(): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_MS)
    return () => clearTimeout(timer)
  }, [])
  return late
}
