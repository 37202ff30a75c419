import type {Handle, operations} from '../../../contract/index.ts'
import type {CoreScopes} from '../../scopes.ts'

/** Tells what has but one copy, or none on another volume, as far as contents are known in full. */
export const tellRisk: Handle<(typeof operations)['index']['risk'], CoreScopes> = async (_input, {read}) => {
  const [{contents, single, oneVolume, names}, roots] = await Promise.all([read.copiesAtRisk(), read.locationRoots()])
  const files = roots.reduce((all, root) => all + root.files, 0)
  return {contents, single, oneVolume, unknownFiles: Math.max(0, files - names)}
}
