import {useEffect} from 'react'
import {useSession} from '../core/session.ts'
import {useNavigation} from '../features/places/index.ts'
import {prepareThumbs} from '../features/sidecars/index.ts'

/** A start of decoders takes the machine for a moment: nobody who walks on is held up by it. */
const AT_REST_MS = 400

/** Whoever walks through folders meets photos at some time: the core is to be ready for them. */
export function useDecoders(): void {
  const folder = useNavigation(({visits, at}) => visits[at]?.place.folder)
  const round = useSession((state) => state.round)
  useEffect(() => {
    if (folder === undefined) return
    const timer = setTimeout(prepareThumbs, AT_REST_MS)
    return () => clearTimeout(timer)
  }, [folder, round])
}
