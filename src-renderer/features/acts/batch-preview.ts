import {useEffect, useState} from 'react'
import type {Plan} from '../../../src-main/contract/plan.ts'
import {core} from '../../core/client.ts'
import {failureOf} from '../../core/live.ts'

const LOOK_AFTER_MS = 250

/** How many files are to get new names. */
export interface How {
  readonly way: 'replace' | 'template'
  readonly find: string
  readonly replace: string
  readonly regex: boolean
  readonly template: string
  readonly start: number
}

export type BatchWords = Partial<Pick<How, 'find' | 'replace' | 'regex' | 'template' | 'start'>>

/** The same as the core is told. */
export function batchWords({way, find, replace, regex, template, start}: How): BatchWords {
  return way === 'replace' ? {find, replace, regex} : {template, start}
}

interface Preview {
  readonly plan?: Plan
  /** Why there is no plan. */
  readonly sentence?: string
}

/** What would come of it, asked for a moment after the last key; the latest question wins. */
export function useBatchPreview(targets: readonly string[], how: How): Preview {
  const [preview, setPreview] = useState<Preview>({})
  const asked = how.way === 'replace' && how.find === '' ? undefined : JSON.stringify({targets, ...batchWords(how), dryRun: true})
  useEffect(() => {
    if (asked === undefined) return setPreview({})
    let wanted = true
    const look = async (): Promise<void> => {
      const next = await planOf(JSON.parse(asked) as Parameters<typeof core.file.batch>[0])
      if (wanted) setPreview(next)
    }
    const soon = setTimeout(() => void look(), LOOK_AFTER_MS)
    return () => {
      wanted = false
      clearTimeout(soon)
    }
  }, [asked])
  return preview
}

async function planOf(asked: Parameters<typeof core.file.batch>[0]): Promise<Preview> {
  try {
    return {plan: (await core.file.batch(asked)).plan}
  } catch (error) {
    return {sentence: failureOf(error).message}
  }
}
