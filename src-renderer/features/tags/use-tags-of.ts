import {useEffect, useState} from 'react'
import {core} from '../../core/client.ts'
import {useTags} from './tags.ts'

export type TagsOf = Awaited<ReturnType<typeof core.tag.of>>

/** Which tags some entries have, and how many of them; undefined until it is known. Follows changes. */
export function useTagsOf(targets: readonly string[]): TagsOf | undefined {
  const tags = useTags((state) => state.value)
  const [told, setTold] = useState<TagsOf>()
  const key = targets.join('\n')
  useEffect(() => {
    let wanted = true
    // What has gone meanwhile has no tags.
    const ask = key === '' ? Promise.resolve(undefined) : core.tag.of({targets: key.split('\n')})
    ask.then(
      (answer) => wanted && setTold(answer),
      () => wanted && setTold(undefined),
    )
    return () => {
      wanted = false
    }
  }, [key, tags])
  return told
}
