import {useEffect} from 'react'
import {useSession} from '../core/session.ts'
import {useNavigation} from '../features/places/index.ts'
import {prepareThumbs} from '../features/sidecars/index.ts'

/** Whoever walks through folders meets photos at some time: the core is to be ready for them. */
export function useDecoders(): void {
  const folder = useNavigation(({visits, at}) => visits[at]?.place.folder)
  const round = useSession((state) => state.round)
  useEffect(() => {
    if (folder !== undefined) prepareThumbs()
  }, [folder, round])
}
