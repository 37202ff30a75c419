import {memo, useMemo, useState} from 'react'
import type {Item} from '../../../../src-main/contract/file.ts'
import type {Preview} from '../../../../src-main/contract/preview.ts'
import {messages} from '../../../messages.ts'
import {Button} from '../../../ui/button.tsx'
import {bytes, shown} from '../../../ui/format.ts'
import {loadMore} from './preview-store.ts'
import {textBlocks} from './text-blocks.ts'

const words = messages.preview

/** The text of a file, as text. */
export function TextStage({item, preview}: {readonly item: Item; readonly preview: Preview & {readonly shows: 'text'}}) {
  const {text, next, encoding} = preview
  const blocks = useMemo(() => textBlocks(text), [text])
  const [loading, setLoading] = useState(false)
  const more = async (): Promise<void> => {
    setLoading(true)
    await loadMore()
    setLoading(false)
  }
  return (
    <div className="preview-text" tabIndex={0} role="region" aria-label={words.text(shown(item.name))}>
      <div className="preview-lines">
        {blocks.map((block, at) => (
          <TextBlock key={at} text={block} />
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

/** What is out of view is not laid out. */
const TextBlock = memo(function TextBlock({text}: {readonly text: string}) {
  return <pre className="preview-block">{text}</pre>
})
