import {useMemo, useState} from 'react'
import type {Item} from '../../../../src-main/contract/file.ts'
import type {Preview} from '../../../../src-main/contract/preview.ts'
import {messages} from '../../../messages.ts'
import {Button} from '../../../ui/button.tsx'
import {bytes, shown} from '../../../ui/format.ts'
import {ColouredBlock} from './colours/coloured-block.tsx'
import {useColours} from './colours/use-colours.ts'
import {loadMore} from './preview-store.ts'
import {textBlocks} from './text-blocks.ts'

const words = messages.preview

/** The text of a file, as text; its words are coloured where its language is known. */
export function TextStage({item, preview}: {readonly item: Item; readonly preview: Preview & {readonly shows: 'text'}}) {
  const {text, next, encoding} = preview
  const blocks = useMemo(() => textBlocks(text), [text])
  const marks = useColours(item.type, text)
  const [loading, setLoading] = useState(false)
  const more = async (): Promise<void> => {
    setLoading(true)
    await loadMore()
    setLoading(false)
  }
  return (
    <div className="preview-text" tabIndex={0} role="region" aria-label={words.text(shown(item.name))}>
      <div className="preview-lines">
        {blocks.map((block) => (
          <ColouredBlock key={block.from} {...block} marks={marks} />
        ))}
      </div>
      {next === undefined ? (
        <p className="preview-summary">{encoding.toUpperCase()}</p>
      ) : (
        <p className="preview-summary">
          {encoding.toUpperCase()} · {words.moreBytes(bytes(next), bytes(item.sizeBytes))}
          <Button disabled={loading} onClick={() => void more()}>
            {words.more}
          </Button>
        </p>
      )}
    </div>
  )
}
