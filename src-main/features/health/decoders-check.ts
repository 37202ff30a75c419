import {CoreError} from '../../contract/errors.ts'
import type {QueryScope} from '../scopes.ts'
import type {CheckOf} from './check-of.ts'

/** Whether pictures can be drawn on this machine, and of which kinds. */
export async function decodersCheck({sidecars}: Pick<QueryScope, 'sidecars'>): Promise<CheckOf<'decoders'>> {
  const pictures = [...(await drawn(sidecars))]
  const facts = {about: 'decoders', pictures} as const
  if (pictures.length > 0)
    return {...facts, state: 'good', sentence: `Pictures are shown of the kinds ${pictures.map((kind) => kind.toUpperCase()).join(', ')}.`}
  return {
    ...facts,
    state: 'attention',
    sentence: 'No pictures can be drawn: the part that does it did not start.',
    todo: 'Install Onefold again. The log says why it did not start.',
  }
}

async function drawn(sidecars: QueryScope['sidecars']): Promise<readonly string[]> {
  try {
    return await sidecars.drawnKinds()
  } catch (error) {
    // Whatever it died of: what cannot say what it draws, draws nothing.
    if (error instanceof CoreError) return []
    throw error
  }
}
