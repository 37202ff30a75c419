import {useMemo} from 'react'
import type {Known} from '../../src-main/contract/query/complete.ts'
import {useTags, wordOfTag} from '../features/tags/index.ts'
import {useVolumes} from '../features/volumes/index.ts'

/** What the language of search can name here: tags and volumes. */
export function useKnownWords(): Known {
  const tags = useTags((state) => state.value)
  const volumes = useVolumes((state) => state.value)
  return useMemo(
    () => ({tags: tags.map((tag) => wordOfTag(tag, tags)), volumes: [...new Set(volumes.map(({name}) => name))]}),
    [tags, volumes],
  )
}
