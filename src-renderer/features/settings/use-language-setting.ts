import {useLayoutEffect} from 'react'
import {remember} from '../../core/remember.ts'
import {speak} from '../../languages/speak.ts'
import {wishOf} from '../../languages/wishes.ts'
import {useSettings} from './settings.ts'

const KEY = 'language'

/** Speaks as the last window did, before the core has said what the user has set. */
export function speakAsBefore(): void {
  speak(wishOf(remember.read(KEY)))
}

/** Speaks the language that the user has set, from when it is known. */
export function useLanguageSetting(): void {
  const wish = useSettings(({value, known}) => (known ? (value.language ?? 'system') : undefined))
  useLayoutEffect(() => {
    if (wish === undefined) return
    remember.write(KEY, wish)
    speak(wish)
  }, [wish])
}
