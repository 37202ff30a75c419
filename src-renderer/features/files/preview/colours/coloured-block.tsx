import './colours.css'
import {memo, useEffect, useRef, useState} from 'react'
import {type Marks, piecesOf} from './marks.ts'

interface BlockParts {
  readonly text: string
  /** Where of the whole text it begins. */
  readonly from: number
  /** Of the whole text; absent where it is plain. */
  readonly marks: Marks | undefined
}

/** A block of text. What is out of view is not laid out, and is plain: the colours of a long text are hundreds of thousands of elements. */
export const ColouredBlock = memo(function ColouredBlock({text, from, marks}: BlockParts) {
  const block = useRef<HTMLPreElement>(null)
  const isNear = useIsNear(block)
  return (
    <pre ref={block} className="preview-block">
      {marks && isNear ? <Pieces text={text} from={from} marks={marks} /> : text}
    </pre>
  )
})

function Pieces({text, from, marks}: BlockParts & {readonly marks: Marks}) {
  const pieces = piecesOf(text, marks, from)
  return pieces.map(({text: part, tone}, at) =>
    tone === 'plain' ? (
      part
    ) : (
      <span key={at} className={`tone-${tone}`}>
        {part}
      </span>
    ),
  )
}

/** Whether an element is in view of what scrolls it, or less than one more of it away. */
function useIsNear(element: {readonly current: HTMLElement | null}): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    const {current} = element
    if (!current) return
    const watching = new IntersectionObserver(([seen]) => setNear(seen?.isIntersecting === true), {
      root: current.closest('.preview-text'),
      rootMargin: '100% 0px',
    })
    watching.observe(current)
    return () => watching.disconnect()
  }, [element])
  return isNear
}
